import { continuesCharacter, isRegional } from '../text/characters.js';

/**
 * Cut a text into what a reader takes for one character: a code point with the marks, selectors, skin tones and joined
 * emoji that follow it, or two regional indicators. (Intl.Segmenter does this too, in quadratic time on Node 20.)
 */
export function* clustersOf(text: string): Generator<string> {
  let cluster = '';
  let before = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const completesFlag = cluster.length === 2 && isRegional(before) && isRegional(code);
    if (cluster !== '' && (completesFlag || continuesCharacter(before, code))) {
      cluster += character;
    } else {
      if (cluster !== '') yield cluster;
      cluster = character;
    }
    before = code;
  }
  if (cluster !== '') yield cluster;
}
