// The usual methods, each in a few lines on the same sentences and words, so that only the method differs.

const shown = new Set(['名詞', '動詞', '形容詞']);

/** Content words of a sentence. */
export function termsOf({ tokens }) {
  return tokens
    .filter(
      ({ partOfSpeech: [coarse, fine] }) =>
        shown.has(coarse) && fine !== '非自立' && fine !== '接尾',
    )
    .map(({ baseForm }) => baseForm.toLowerCase())
    .filter((term) => /[\p{L}\p{N}]/u.test(term));
}

/** The first characters of the text, cut where the budget ends. */
export function leadCharacters(body, characters) {
  return body
    .map(({ text }) => text.replaceAll('\n', ''))
    .join('')
    .slice(0, characters);
}

/** The first sentences that fit. */
export function leadSentences(body, characters) {
  return fit(
    body,
    body.map((_, i) => -i),
    characters,
  );
}

/** Share of the title's content words that a sentence holds; ties go to the earlier sentence. */
export function titleOverlap(body, characters, title) {
  const wanted = new Set(termsOf(title));
  const scores = body.map((sentence) => {
    const terms = new Set(termsOf(sentence));
    let common = 0;
    for (const term of wanted) if (terms.has(term)) common++;
    return wanted.size === 0 ? 0 : common / wanted.size;
  });
  return fit(body, scores, characters);
}

/** LexRank: PageRank on tf·idf cosines (Erkan & Radev 2004, continuous). */
export function lexRank(body, characters) {
  const documents = body.map(termsOf);
  const frequency = new Map();
  for (const terms of documents)
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const vectors = documents.map((terms) => {
    const vector = new Map();
    for (const term of terms) vector.set(term, (vector.get(term) ?? 0) + 1);
    let norm = 0;
    for (const [term, count] of vector) {
      const weight = count * Math.log(1 + body.length / frequency.get(term));
      vector.set(term, weight);
      norm += weight * weight;
    }
    for (const [term, weight] of vector) vector.set(term, weight / Math.sqrt(norm));
    return vector;
  });
  return fit(body, pageRank(vectors, cosine), characters);
}

/** TextRank: PageRank on words in common over the logarithms of the lengths (Mihalcea & Tarau 2004). */
export function textRank(body, characters) {
  const documents = body.map((sentence) => new Set(termsOf(sentence)));
  const overlap = (a, b) => {
    let common = 0;
    for (const term of a) if (b.has(term)) common++;
    const lengths = Math.log(a.size || 1) + Math.log(b.size || 1);
    return lengths > 0 ? common / lengths : 0;
  };
  return fit(body, pageRank(documents, overlap), characters);
}

function cosine(a, b) {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}

function pageRank(vectors, similarity) {
  const count = vectors.length;
  const rows = vectors.map((a, i) => vectors.map((b, j) => (i === j ? 0 : similarity(a, b))));
  const sums = rows.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  let scores = new Array(count).fill(1 / count);
  for (let step = 0; step < 30; step++) {
    const next = new Array(count).fill(0.15 / count);
    rows.forEach((row, i) => {
      row.forEach((weight, j) => {
        if (weight > 0) next[j] += (0.85 * scores[i] * weight) / sums[i];
      });
    });
    scores = next;
  }
  return scores;
}

/** Take the best sentences that fit, in the order of the post; the best alone is cut when even it does not fit. */
export function fit(body, scores, characters) {
  const order = body.map((_, i) => i).sort((a, b) => scores[b] - scores[a] || a - b);
  const taken = [];
  let used = 0;
  for (const i of order) {
    if (used + body[i].text.length > characters) continue;
    used += body[i].text.length;
    taken.push(i);
  }
  if (taken.length === 0) return body[order[0]]?.text.slice(0, characters) ?? '';
  return taken
    .sort((a, b) => a - b)
    .map((i) => body[i].text)
    .join('');
}
