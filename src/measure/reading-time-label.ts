/** Whole minutes to show: at least 1, and in steps of 5 from an hour on. */
export function wholeMinutes(seconds: number): number {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? minutes || 1 : Math.round(seconds / 300) * 5;
}

/**
 * The words for a time and its range: 「約4分で読めます」, 「約3〜5分で読めます」, one number where both ends round to the same. A
 * range is short where its average is, so that it never contradicts the label. The words are our own and not those of
 * `Intl.NumberFormat`, whose blanks change between versions of the platform's data.
 */
export const labelsOf =
  (seconds: number, aloud: boolean, ja: boolean) =>
  (fast: number, careful: number): string => {
    const from = wholeMinutes(fast);
    const to = wholeMinutes(careful);
    const short = seconds < 30;
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
  };
