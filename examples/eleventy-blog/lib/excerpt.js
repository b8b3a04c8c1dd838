/** Case, width and kana make no difference to the search, so they must not to the marks either. */
const plain = (text) =>
  [...text]
    .map((letter) => {
      const folded = letter.normalize('NFKC').toLowerCase();
      const kana = /^[ァ-ヶ]$/.test(folded)
        ? String.fromCharCode(folded.charCodeAt(0) - 0x60)
        : folded;
      return kana.length === letter.length ? kana : letter;
    })
    .join('');

/**
 * The place in a text where the words of a query stand: [before, match, after]. Null where they stand nowhere as they
 * were typed, such as a reading in kana of a word that is written in kanji.
 */
export function excerpt(text, query, length = 44) {
  const folded = plain(text);
  for (const word of plain(query.normalize('NFKC')).split(/\s+/)) {
    const stem = word.length > 2 ? word.replace(/ー$/, '') : word;
    const start = stem === '' ? -1 : folded.indexOf(stem);
    if (start === -1) continue;
    let end = start + stem.length;
    if (text[end] === 'ー') end += 1;
    const from = Math.max(0, start - length);
    const to = Math.min(text.length, end + length);
    return [
      (from > 0 ? '…' : '') + text.slice(from, start),
      text.slice(start, end),
      text.slice(end, to) + (to < text.length ? '…' : ''),
    ];
  }
  return null;
}
