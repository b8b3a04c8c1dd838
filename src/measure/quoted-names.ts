// Names of several words that the post puts in quotation marks again and again: 「道は開ける」, 『無敵の思考』.
import type { Unit } from './units.js';

const closers = new Map([
  ['「', '」'],
  ['『', '』'],
]);
const mostUnits = 8;
const shortest = 3;
const longest = 20;

/**
 * Put the words of each name together that stands in 『』, or in 「」 and in the title, and at least twice in all. A name
 * has words that no compound holds (a particle, a verb) and is no speech: it ends in a noun or a plain verb. `titles` is
 * the text of the titles. Sentences without a name are returned as they are.
 */
export function joinQuotedNames(
  sentences: readonly (readonly Unit[])[],
  titles: string,
): readonly Unit[][] {
  const counts = new Map<string, number>();
  for (const units of sentences) {
    for (let i = 0; i < units.length; i++) {
      const { text, script } = units[i]!;
      const closer = script === 'sign' ? closers.get(text) : undefined;
      if (closer === undefined) continue;
      const name = nameBetween(units, i + 1, closer);
      if (name !== null && (closer === '』' || titles.includes(name))) counts.set(name, 0);
    }
  }
  if (counts.size === 0) return sentences as readonly Unit[][];
  for (const name of [...counts.keys()]) if (holdsAnother(name, counts)) counts.delete(name);
  const starts = new Set([...counts.keys()].map((name) => name[0]!));
  const found = sentences.map((units) => {
    const places: number[] = [];
    for (let i = 0; i < units.length; i++) {
      const last = starts.has(units[i]!.text[0]!) ? endOfName(units, i, counts) : -1;
      if (last === -1) continue;
      places.push(i, last);
      const name = textOf(units, i, last);
      counts.set(name, counts.get(name)! + 1);
      i = last;
    }
    return places;
  });
  return sentences.map((units, i) => joined(units, found[i]!, counts));
}

/** Whether a name goes on from another: 「悟りの境地に達する」 from 「悟りの境地」. */
function holdsAnother(name: string, names: { has(name: string): boolean }): boolean {
  for (let length = shortest; length < name.length; length++) {
    if (names.has(name.slice(0, length))) return true;
  }
  return false;
}

/** The text up to the closing mark, or null when it is no name. */
function nameBetween(units: readonly Unit[], first: number, closer: string): string | null {
  let end = first;
  let hasFiller = false;
  for (; end < units.length && end - first <= mostUnits; end++) {
    const { text, script, partOfSpeech } = units[end]!;
    if (text === closer) break;
    if (script === 'sign' && text !== '・') return null;
    if (partOfSpeech[0] === '助詞' || partOfSpeech[0] === '動詞') hasFiller = true;
  }
  if (units[end]?.text !== closer || end - first < 2 || !hasFiller) return null;
  if (!mayStart(units[first]!) || !mayEnd(units[end - 1]!)) return null;
  const name = textOf(units, first, end - 1);
  return name.length >= shortest && name.length <= longest ? name : null;
}

const mayStart = ({ partOfSpeech: { 0: coarse } }: Unit) =>
  coarse === '名詞' || coarse === '動詞' || coarse === '形容詞' || coarse === '接頭詞';

const mayEnd = ({ partOfSpeech: { 0: coarse, 1: fine }, conjugationForm }: Unit) =>
  (coarse === '名詞' && fine !== '非自立' && fine !== '代名詞') ||
  (coarse === '動詞' && conjugationForm === '基本形');

/** Index of the last unit of a name that begins at `first`, or -1. */
function endOfName(
  units: readonly Unit[],
  first: number,
  names: { has(name: string): boolean },
): number {
  let text = '';
  let last = -1;
  for (let i = first; i < units.length && i - first < mostUnits; i++) {
    text += units[i]!.text;
    if (text.length > longest) break;
    if (i > first && names.has(text)) last = i;
  }
  return last;
}

function textOf(units: readonly Unit[], first: number, last: number): string {
  let text = '';
  for (let i = first; i <= last; i++) text += units[i]!.text;
  return text;
}

const properNoun: readonly string[] = ['名詞', '固有名詞', '一般'];

function joined(
  units: readonly Unit[],
  places: readonly number[],
  counts: ReadonlyMap<string, number>,
): Unit[] {
  if (places.length === 0) return units as Unit[];
  const result: Unit[] = [];
  let next = 0;
  for (let p = 0; p < places.length; p += 2) {
    const first = places[p]!;
    const last = places[p + 1]!;
    const text = textOf(units, first, last);
    if (counts.get(text)! < 2) continue;
    while (next < first) result.push(units[next++]!);
    result.push({
      text,
      baseForm: text,
      partOfSpeech: properNoun,
      conjugationForm: null,
      reading: null,
      known: false,
      user: false,
      script: 'mixed',
      start: units[first]!.start,
      end: units[last]!.end,
    });
    next = last + 1;
  }
  while (next < units.length) result.push(units[next++]!);
  return result;
}
