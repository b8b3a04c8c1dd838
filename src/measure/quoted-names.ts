// Names of several words that the post puts in quotation marks again and again, or in its title: 「道は開ける」, 『無敵の思考』.
import { longestText } from './parts.js';
import { type Unit, workNoun } from './units.js';

const closers = new Map([
  ['「', '」'],
  ['『', '』'],
]);
const mostUnits = 8;
const shortest = 3;
const longest = 20;

/**
 * Put the words of each name together that stands in 『』, or in 「」 and in the title, and at least twice in all. A name
 * has words that no compound holds (a particle, a verb) and is no speech: it ends in a noun or a plain verb. A work that a
 * title names need not stand again. `isTitle` tells which sentences are titles, `titles` is their text. Sentences
 * without a name are returned as they are.
 */
export function joinQuotedNames(
  sentences: readonly (readonly Unit[])[],
  isTitle: readonly boolean[],
  titles: string,
): readonly Unit[][] {
  const counts = new Map<string, number>();
  const works = new Set<string>();
  for (const [index, units] of sentences.entries()) {
    if (isTitle[index]) for (const name of worksIn(units)) works.add(name);
    for (let i = 0; i < units.length; i++) {
      const { text, script } = units[i]!;
      const closer = script === 'sign' ? closers.get(text) : undefined;
      if (closer === undefined) continue;
      const name = nameBetween(units, i + 1, closer);
      if (name !== null && (closer === '』' || titles.includes(name))) counts.set(name, 0);
    }
  }
  for (const name of [...counts.keys()]) if (holdsAnother(name, counts)) counts.delete(name);
  for (const name of works) counts.set(name, 0);
  if (counts.size === 0) return sentences as readonly Unit[][];
  let most = 0;
  for (const name of counts.keys()) most = Math.max(most, name.length);
  const starts = new Set([...counts.keys()].map((name) => name[0]!));
  const found = sentences.map((units) => {
    const places: number[] = [];
    for (let i = 0; i < units.length; i++) {
      const last = starts.has(units[i]!.text[0]!) ? endOfName(units, i, counts, most) : -1;
      if (last === -1) continue;
      places.push(i, last);
      const name = textOf(units, i, last);
      counts.set(name, counts.get(name)! + 1);
      i = last;
    }
    return places;
  });
  return sentences.map((units, i) => joined(units, found[i]!, counts, works));
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
  if (units[end]?.text !== closer || end - first < 2 || end - first > mostUnits) return null;
  if (!hasFiller) return null;
  if (!mayStart(units[first]!) || !mayEnd(units[end - 1]!)) return null;
  const name = textOf(units, first, end - 1);
  return name.length >= shortest && name.length <= longest ? name : null;
}

const mayStart = ({ partOfSpeech: { 0: coarse } }: Unit) =>
  coarse === '名詞' || coarse === '動詞' || coarse === '形容詞' || coarse === '接頭詞';

const isNoun = ({ partOfSpeech: { 0: coarse, 1: fine } }: Unit) =>
  coarse === '名詞' && fine !== '非自立' && fine !== '代名詞';

const mayEnd = (unit: Unit) =>
  isNoun(unit) || (unit.partOfSpeech[0] === '動詞' && unit.conjugationForm === '基本形');

/** Index of the last unit of a name that begins at `first`, or -1. */
function endOfName(
  units: readonly Unit[],
  first: number,
  names: { has(name: string): boolean },
  most: number,
): number {
  let text = '';
  let last = -1;
  for (let i = first; i < units.length; i++) {
    text += units[i]!.text;
    if (text.length > most) break;
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

/** The works that a title names: in 『』, in 「」 with what one does to a work behind it, or as all that it says. */
function worksIn(units: readonly Unit[]): string[] {
  const works: string[] = [];
  for (let i = 0; i < units.length; i++) {
    const { text: opener, script } = units[i]!;
    const closer = script === 'sign' ? closers.get(opener) : undefined;
    if (closer === undefined) continue;
    const end = closeOf(units, i + 1, opener, closer);
    if (end - i < 3) continue;
    const inside = units.slice(i + 1, end);
    const name = textOf(units, i + 1, end - 1);
    const isAll = i === 0 && end === units.length - 1;
    const isRead = isEnjoyed(units, end + 1);
    if (inside.every((unit) => unit.script === 'latin' || unit.text === ' ')) continue;
    if (opener === '「' && !isRead && !(isAll && inside.every(isOfName))) continue;
    if (isRead || (mayStart(inside[0]!) && isNoun(inside[inside.length - 1]!))) works.push(name);
    i = end;
  }
  return works;
}

/** Index of the mark that closes a name from `first` on, or -1 where another opens or it is too long. */
function closeOf(units: readonly Unit[], first: number, opener: string, closer: string): number {
  let length = 0;
  for (let i = first; i < units.length && length <= longestText; i++) {
    const { text } = units[i]!;
    if (text === closer) return length >= shortest ? i : -1;
    if (text === opener) return -1;
    length += text.length;
  }
  return -1;
}

const enjoyed = new Set([
  ...['読む', '読了', '読書', '書評', '感想', 'レビュー', '読みきる', '読み切る', '読み終える'],
  ...['観る', '見る', '観劇', '鑑賞', '視聴', '聴く', '遊ぶ', 'プレイ', 'クリア'],
]);
const toWork = new Set(['を', 'の', 'は']);

/** Whether what one does to a work stands behind its name, with a particle or without: を読んだ, の感想, 読了. */
function isEnjoyed(units: readonly Unit[], behind: number): boolean {
  const at = toWork.has(units[behind]?.text ?? '') ? behind + 1 : behind;
  return enjoyed.has(units[at]?.baseForm ?? '');
}

/** Nouns, の, と and blanks: 夕凪の街 桜の国, but not ていねいな暮らし. */
const isOfName = (unit: Unit) =>
  isNoun(unit) || unit.script === 'number' || unit.text === ' ' || /^[のと]$/.test(unit.text);

function joined(
  units: readonly Unit[],
  places: readonly number[],
  counts: ReadonlyMap<string, number>,
  works: ReadonlySet<string>,
): Unit[] {
  if (places.length === 0) return units as Unit[];
  const result: Unit[] = [];
  let next = 0;
  for (let p = 0; p < places.length; p += 2) {
    const first = places[p]!;
    const last = places[p + 1]!;
    const text = textOf(units, first, last);
    if (counts.get(text)! < 2 && !works.has(text)) continue;
    while (next < first) result.push(units[next++]!);
    result.push({
      text,
      baseForm: text,
      partOfSpeech: works.has(text) ? workNoun : properNoun,
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
