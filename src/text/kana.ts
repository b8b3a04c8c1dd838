/** Hiragana as katakana; everything else as it stands. */
export function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096\u309d\u309e]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 0x60),
  );
}

/** Katakana as hiragana; everything else (ー, ヷ–ヺ) as it stands. */
export function toHiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) - 0x60),
  );
}

/** Whether a text consists of nothing but kana and ー. */
export const isKana = (text: string): boolean => /^[\u3041-\u3096\u30a1-\u30fa\u30fc]+$/.test(text);

const oRow = 'オコソトノホモヨロヲゴゾドボポョォ';
const uRow = 'ウクスツヌフムユルグズヅブプヴュゥ';

/** Katakana spelled as hiragana is, with ー for long o and u: トウキョウ → トーキョー. */
export function lengthened(katakana: string): string {
  let kana = '';
  let vowel = '';
  for (const unit of katakana) {
    const isLong =
      (vowel === 'o' && (unit === 'ウ' || unit === 'オ')) || (vowel === 'u' && unit === 'ウ');
    kana += isLong ? 'ー' : unit;
    vowel = isLong ? '' : vowelOf(unit);
  }
  return kana;
}

/** The vowel of a katakana that ー may lengthen. */
function vowelOf(unit: string): 'o' | 'u' | '' {
  if (oRow.includes(unit)) return 'o';
  return uRow.includes(unit) ? 'u' : '';
}

/**
 * How a word with a reading is spoken: with ー for each long o and u, save where it is written in katakana (競プロ キョープロ,
 * 妖怪ウォッチ ヨーカイウォッチ). `・` in the reading parts vowels that are not one long one.
 */
export function pronunciationOf(surface: string, reading: string): string {
  // odd pieces are katakana
  const pieces = surface.replaceAll('・', '').split(/([ァ-ヺー]+)/);
  const pattern = pieces.map((piece, i) => (i % 2 === 1 ? `(${piece})` : piece && '(.+)')).join('');
  const groups = new RegExp(`^${pattern}$`).exec(reading)?.slice(1) ?? [reading];
  const isKatakana = pieces
    .filter((piece) => piece !== '')
    .map((piece) => /^[ァ-ヺー]/.test(piece));
  return groups
    .map((group, i) => (isKatakana[i] ? group : group.split('・').map(lengthened).join('')))
    .join('');
}
