import loneNameList from '../../dict/lone-names.txt';
import stopWordList from '../../dict/stop-words.txt';

/** Where a word may not stand; the scopes are those of `dict/stop-words.txt`. */
export interface StopWords {
  readonly light: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  readonly kind: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
  readonly end: ReadonlySet<string>;
  readonly vague: ReadonlySet<string>;
  readonly start: ReadonlySet<string>;
  readonly shop: ReadonlySet<string>;
  readonly english: ReadonlySet<string>;
}

function parse(text: string): StopWords {
  const scopes = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab === -1 || line.startsWith('#')) continue;
    const scope = line.slice(0, tab);
    const words = scopes.get(scope) ?? new Set();
    for (const word of line
      .slice(tab + 1)
      .trimEnd()
      .split(' '))
      words.add(word);
    scopes.set(scope, words);
  }
  const scope = (name: string) => scopes.get(name) ?? new Set<string>();
  return {
    light: scope('light'),
    alone: scope('alone'),
    kind: scope('kind'),
    weak: scope('weak'),
    end: scope('end'),
    vague: scope('vague'),
    start: scope('start'),
    shop: scope('shop'),
    english: scope('english'),
  };
}

/** The built-in stop words. */
export const stopWords: StopWords = /* @__PURE__ */ parse(stopWordList);

/** Keys of Latin words that are names by themselves (`dict/lone-names.txt`). */
export const loneNames: ReadonlySet<string> = /* @__PURE__ */ new Set(
  loneNameList.split('\n').flatMap((line) => (line.startsWith('#') ? [] : line.split(' '))),
);
