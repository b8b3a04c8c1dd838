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
  const sounds = word.length > 3 ? soundsOf(word) : '';
  return sounds.length >= fewestConsonants ? sounds : null;
}

/** The two consonants of a word that has no more: f and l of file. Null for other words. */
export function pairOf(word: string): string | null {
  const sounds = soundsOf(word);
  return sounds.length === 2 ? sounds : null;
}

const soundsOf = (word: string) =>
  /^[ァ-ヶー]+$/.test(word)
    ? kanaSounds(word)
    : /^[a-z]{3,20}$/.test(word)
      ? latinSounds(word)
      : '';

/** Whether the first and the last vowel of a Latin word may be those of a katakana word with its consonants: file, ファイル. */
export function sharesVowels(latin: string, kana: string): boolean {
  const parts = /^([^aeiouy]*)([aeiouy]+)(.*)$/.exec(latin);
  // フォ, ジョ
  const small = /^.[ァィゥェォャュョ]/.test(kana) ? vowelOf(kana[1]!) : '';
  const first = small || vowelOf(kana[0]!);
  if (parts === null || (parts[1] === '') !== vowels.includes(kana[0]!)) return false;
  if (/[ヤユヨワ]/.test(kana) && !/[uwy]/.test(latin)) return false;
  if (!heardAs(parts[2]!, parts[3]!).includes(first)) return false;
  const end = vowelOf(kana.replace(/ー+$/, '').at(-1)!);
  if (/[aeo]r$/.test(latin)) return end === 'a';
  if (/[^aeiouy]e?$/.test(latin)) return !/[ae]/.test(end) && (end !== 'i' || /[チジ]$/.test(kana));
  return heardAs(/[aeiouy]+$/.exec(latin)![0], '').includes(end);
}

/** The vowels that vowel letters with what stands behind them may be heard as. */
function heardAs(letters: string, behind: string): string {
  if (letters.length > 1 && /^(?:au|ou|oo|ow)/.test(letters)) return 'aou';
  switch (letters[0]) {
    case 'a':
      return 'ae';
    case 'e':
      return 'ei';
    case 'i':
      // file, light, bias
      return letters.length > 1 || /^gh|e$/.test(behind) ? 'ai' : 'i';
    case 'o':
      // code is no カード, color カラー
      return /^[^aeiouy]e$/.test(behind) ? 'o' : 'ao';
    default:
      return letters[0] === 'u' ? 'au' : 'ai';
  }
}

const vowels = 'アイウエオ';
const columns = [
  ['アカガサザタダナハバパマラャヤァワ', 'a'],
  ['イキギシジチヂニヒビピミリィ', 'i'],
  ['ウクグスズツヅヌフブプムルュユゥヴッ', 'u'],
  ['エケゲセゼテデネヘベペメレェ', 'e'],
  ['オコゴソゾトドノホボポモロョヨォヲ', 'o'],
] as const;

const vowelOf = (kana: string) => columns.find(([units]) => units.includes(kana))?.[1] ?? '';

function kanaSounds(word: string): string {
  let sounds = '';
  for (const unit of word) sounds += kanaConsonants.get(unit) ?? '';
  return labialNasals(sounds);
}

function latinSounds(word: string): string {
  const sounds = word
    .replace(/([a-z])\1+/g, '$1')
    .replace(/igh/g, 'i')
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
