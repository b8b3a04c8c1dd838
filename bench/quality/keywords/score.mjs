// How well a list of ten terms meets the tags of an author.

/** What a term and a tag are compared by: width, case, blanks, hyphens, middle dots and a last long-vowel mark aside. */
export function keyOf(term) {
  return term
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐‑‒–—―_・･]+/g, '')
    .replace(/[ーｰ]$/u, '');
}

export const isJapanese = (text) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);

/** nDCG@10, F1@5, the tags found among ten, and the share of the ten that stand inside another of them. */
export function score(terms, tags) {
  const list = [...new Set(terms.map(keyOf).filter((key) => key !== ''))].slice(0, 10);
  const wanted = new Set(tags.map(keyOf));
  const hits = list.map((key) => (wanted.has(key) ? 1 : 0));
  const gain = hits.reduce((sum, hit, i) => sum + hit / Math.log2(i + 2), 0);
  let ideal = 0;
  for (let i = 0; i < Math.min(10, wanted.size); i++) ideal += 1 / Math.log2(i + 2);
  const inFive = hits.slice(0, 5).reduce((sum, hit) => sum + hit, 0);
  const precision = inFive / 5;
  const recall = inFive / wanted.size;
  const nested = list.filter((key, i) => list.some((other, j) => i !== j && other.includes(key)));
  return {
    ndcg: gain / ideal,
    f1: inFive > 0 ? (2 * precision * recall) / (precision + recall) : 0,
    found: [...wanted].filter((key) => list.includes(key)),
    wanted: [...wanted],
    nested: nested.length / Math.max(1, list.length),
  };
}

/** Share of the wanted tags of a kind that were found, over all posts. */
export function recall(scores, isOfKind) {
  const count = (name) => scores.reduce((sum, post) => sum + post[name].filter(isOfKind).length, 0);
  return count('found') / Math.max(1, count('wanted'));
}
