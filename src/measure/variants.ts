// Which spellings are one word.
import variantList from '../../dict/variants.txt';
import { lowered } from '../text/characters.js';
import type { Script, Unit } from './units.js';

const bRow = new Map([
  ['ヴァ', 'バ'],
  ['ヴィ', 'ビ'],
  ['ヴェ', 'ベ'],
  ['ヴォ', 'ボ'],
  ['ヴュ', 'ビュ'],
]);

/** Key of each spelling listed in `dict/variants.txt`. */
const listed = /* @__PURE__ */ readSpellings(variantList);

function readSpellings(list: string): Map<string, string> {
  const keys = new Map<string, string>();
  for (const line of list.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const spellings = line.trimEnd().split(' ');
    const key = ruleKey(spellings[0]!);
    for (const spelling of spellings) keys.set(ruleKey(spelling), key);
  }
  return keys;
}

/**
 * The key under which the spellings of one word are counted together: case, full width, blanks, hyphens and middle
 * dots aside, ヴァ as バ, without the long-vowel mark at the end of a katakana word of four characters or more
 * (サーバー and サーバ, after the rule of JIS Z 8301 that drops it from words of three sounds or more), and by the list
 * of spellings.
 */
export function wordKey(text: string, script: Script): string {
  const key = keyByScript(text, script);
  return listed.get(key) ?? key;
}

function keyByScript(text: string, script: Script): string {
  if (script === 'latin') return latinKey(text);
  if (script === 'kanji' || script === 'hiragana') return text;
  return katakanaKey(lowered(text));
}

function ruleKey(text: string): string {
  if (/^[\x20-\x7e]+$/.test(text)) return latinKey(text);
  const lower = lowered(text);
  return /[ァ-ヴー]/.test(lower) ? lower.replace(/[ァ-ヴー]+/g, katakanaKey) : lower;
}

function latinKey(text: string): string {
  const lower = lowered(text);
  if (!/[ .\-_'’]/.test(lower)) return lower;
  // Node.js and NodeJS are one, 1.2 and 12 are not
  return lower.replace(/[ \-_'’]/g, '').replace(/(?<=[a-z])\.(?=[a-z])/g, '');
}

function katakanaKey(text: string): string {
  let key = text;
  if (key.includes('ヴ'))
    key = key.replace(/ヴ[ァィェォュ]/g, (pair) => bRow.get(pair) ?? pair).replaceAll('ヴ', 'ブ');
  if (key.endsWith('ー') && key.length > 3) key = key.slice(0, -1);
  return key;
}

/** The key of a whole term as a person would type it: each word by {@link wordKey}, blanks and middle dots left out. */
export function termKey(term: string): string {
  const folded = term.length > 200 ? term.slice(0, 200) : term;
  return folded
    .normalize('NFKC')
    .split(/[\s・･]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const key = ruleKey(part);
      return listed.get(key) ?? key;
    })
    .join('');
}

/** A word as its reading groups it. */
interface Spelling {
  readonly unit: Unit;
  count: number;
}

/**
 * Find the spellings that are one word by reading and part of speech, and give each the key of the commonest:
 * 引っ越し and 引越し (the same kanji), 猫 and ねこ (one kanji spelling in the post, so that 橋 and 箸 stay apart).
 * Returns keys for the words of the post that have such a partner.
 */
export function readingKeys(units: readonly (readonly Unit[])[]): Map<string, string> {
  // Most readings have one spelling, which needs no table.
  const byReading = new Map<string, Spelling | Map<string, Spelling>>();
  for (const sentence of units) {
    for (const unit of sentence) {
      const { reading, script, text } = unit;
      if (reading === null || reading.length < 2 || !isContent(unit)) continue;
      if (script === 'latin' || script === 'number') continue;
      const known = byReading.get(reading);
      if (known === undefined) byReading.set(reading, { unit, count: 1 });
      else if (known instanceof Map) {
        const spelling = known.get(text);
        if (spelling === undefined) known.set(text, { unit, count: 1 });
        else spelling.count++;
      } else if (known.unit.text === text) known.count++;
      else {
        const spellings = new Map([[known.unit.text, known]]);
        byReading.set(reading, spellings.set(text, { unit, count: 1 }));
      }
    }
  }
  const keys = new Map<string, string>();
  for (const spellings of byReading.values())
    if (spellings instanceof Map) groupSpellings([...spellings.values()], keys);
  return keys;
}

function isContent(unit: Unit): boolean {
  const { 0: coarse, 1: fine } = unit.partOfSpeech;
  if (coarse === '名詞')
    return fine !== '非自立' && fine !== '代名詞' && fine !== '数' && fine !== '接尾';
  return coarse === '動詞' && fine === '自立' && unit.conjugationForm === '連用形';
}

function groupSpellings(spellings: readonly Spelling[], keys: Map<string, string>): void {
  const groups = new Map<string, Spelling[]>();
  const kana: Spelling[] = [];
  for (const spelling of spellings) {
    const skeleton = kanjiOf(spelling.unit.text);
    if (skeleton === '') {
      kana.push(spelling);
      continue;
    }
    const group = groups.get(skeleton);
    if (group === undefined) groups.set(skeleton, [spelling]);
    else group.push(spelling);
  }
  // 橋 and 箸 in one post: はし may be either
  const only = groups.size === 1 ? groups.values().next().value : undefined;
  if (only !== undefined) {
    const fine = only[0]!.unit.partOfSpeech[1];
    only.push(...kana.filter(({ unit }) => unit.partOfSpeech[1] === fine && unit.known));
  } else if (groups.size === 0) groups.set('', kana);
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const best = group.reduce((a, b) => (b.count > a.count ? b : a));
    const key = wordKey(best.unit.text, best.unit.script);
    for (const { unit } of group) keys.set(unit.text, key);
  }
}

const kanjiOf = (text: string) => text.replace(/[^\u3400-\u9fff\uf900-\ufaff々〆]/g, '');
