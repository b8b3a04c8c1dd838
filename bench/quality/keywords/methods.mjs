// Simple methods to compare with: counting nouns and noun compounds, and the nouns of the title.

const isNoun = ({ partOfSpeech: [coarse, fine], surface }) =>
  coarse === '名詞' &&
  ['一般', '固有名詞', 'サ変接続', '形容動詞語幹'].includes(fine) &&
  /[\p{L}]/u.test(surface);

/** Runs of nouns, whole, as they stand; single nouns with `single`. */
function* nounsOf(sentences, single) {
  for (const { tokens } of sentences) {
    let run = '';
    for (const token of tokens) {
      if (isNoun(token)) {
        if (single) yield token.surface;
        else run += token.surface;
      } else if (run !== '') {
        yield run;
        run = '';
      }
    }
    if (run !== '') yield run;
  }
}

function commonest(terms) {
  const counts = new Map();
  for (const term of terms) if (term.length > 1) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 10)
    .map(([term]) => term);
}

/** The commonest nouns. */
export const nounFrequency = (sentences) => commonest(nounsOf(sentences, true));

/** The commonest runs of nouns. */
export const compoundFrequency = (sentences) => commonest(nounsOf(sentences, false));

/** The first ten runs of nouns. */
export const firstCompounds = (sentences) =>
  [...new Set(nounsOf(sentences, false))].filter((term) => term.length > 1).slice(0, 10);

/** The nouns of the title, then the commonest of the text. */
export function titleNouns(sentences) {
  const title = nounsOf(
    sentences.filter(({ role }) => role === 'title'),
    true,
  );
  return [...new Set([...title, ...nounFrequency(sentences)])].slice(0, 10);
}
