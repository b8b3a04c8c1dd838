/** Whole minutes to show: at least 1, and in steps of 5 from an hour on. */
export function wholeMinutes(seconds: number): number {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? minutes || 1 : Math.round(seconds / 300) * 5;
}

/**
 * 「約4分で読めます」, 「約3〜5分で読めます」; one number where both ends round to the same. The words are our own and not those of
 * `Intl.NumberFormat`, whose blanks change between versions of the platform's data.
 */
export function labelOf(fast: number, careful: number, aloud: boolean, ja: boolean): string {
  const from = wholeMinutes(fast);
  const to = wholeMinutes(careful);
  const short = careful < 30;
  if (!ja) {
    const time = short ? 'less than a minute' : `${from < to ? `${from}–` : ''}${to} min`;
    return time + (aloud ? ' aloud' : short ? '' : ' read');
  }
  const say = (minutes: number): string =>
    minutes < 60
      ? `${minutes}分`
      : `${(minutes / 60) | 0}時間${minutes % 60 ? say(minutes % 60) : ''}`;
  const time = short
    ? '1分未満'
    : `約${from < to ? `${to < 60 ? from : say(from)}〜` : ''}${say(to)}`;
  return aloud ? `音読で${time}` : `${time}で読めます`;
}
