// Whether a Latin and a katakana word may be one: component and コンポーネント share their consonants.

const rows: readonly (readonly [string, string])[] = [
  ['カキクケコヵヶ', 'k'],
  ['ガギグゲゴ', 'g'],
  ['サシスセソ', 's'],
  ['ザジズゼゾヂヅ', 'z'],
  ['タチツテト', 't'],
  ['ダデド', 'd'],
  ['ナニヌネノン', 'n'],
  ['ハヒフヘホ', 'h'],
  ['バビブベボヴ', 'b'],
  ['パピプペポ', 'p'],
  ['マミムメモ', 'm'],
  ['ラリルレロ', 'r'],
];
const kanaConsonants = /* @__PURE__ */ new Map(
  rows.flatMap(([kana, consonant]) => [...kana].map((unit) => [unit, consonant] as const)),
);

const fewestConsonants = 3;

/**
 * The consonants of a katakana or Latin word as Japanese hears them: l and r, b and v, h and f alike, no r that only
 * lengthens a vowel. Null where there are too few to tell words apart.
 */
export function consonantsOf(word: string): string | null {
  const sounds = /^[ァ-ヶー]+$/.test(word)
    ? kanaSounds(word)
    : /^[a-z]{4,20}$/.test(word)
      ? latinSounds(word)
      : '';
  return sounds.length >= fewestConsonants ? sounds : null;
}

function kanaSounds(word: string): string {
  let sounds = '';
  for (const unit of word) sounds += kanaConsonants.get(unit) ?? '';
  return labialNasals(sounds);
}

function latinSounds(word: string): string {
  const sounds = word
    .replace(/([a-z])\1+/g, '$1')
    .replace(/r(?![aeiouy])/g, '')
    .replace(/c(?=[eiy])|sh|th/g, 's')
    .replace(/ch/g, 't')
    .replace(/ck|c|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/ph|f/g, 'h')
    .replace(/j/g, 'z')
    .replace(/v/g, 'b')
    .replace(/l/g, 'r')
    .replace(/[aeiouyw]/g, '');
  return labialNasals(sounds);
}

/** ン before p, b and m is written m in Latin words. */
const labialNasals = (sounds: string) => sounds.replace(/[mn](?=[pb])/g, 'n');
