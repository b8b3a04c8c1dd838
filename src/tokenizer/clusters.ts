/**
 * Cut a text into what a reader takes for one character: a code point with the marks, selectors, skin tones and joined
 * emoji that follow it, or two regional indicators. (Intl.Segmenter does this too, in quadratic time on Node 20.)
 */
export function* clustersOf(text: string): Generator<string> {
  let cluster = '';
  let joins = false;
  for (const character of text) {
    if (cluster !== '' && (joins || isExtender(character) || completesFlag(cluster, character))) {
      cluster += character;
    } else {
      if (cluster !== '') yield cluster;
      cluster = character;
    }
    joins = character === '\u200d';
  }
  if (cluster !== '') yield cluster;
}

// Kana and kanji, of which nearly every text is, are none.
const isExtender = (character: string) =>
  character >= '\u0300' &&
  !(character >= '\u309b' && character <= '\u9fff') &&
  /^[\p{M}\u200d\u{1f3fb}-\u{1f3ff}]$/u.test(character);

const isRegional = (character: string) =>
  character >= '\ud83c' && /^[\u{1f1e6}-\u{1f1ff}]$/u.test(character);

const completesFlag = (cluster: string, character: string) =>
  cluster.length === 2 && isRegional(character) && isRegional(cluster);
