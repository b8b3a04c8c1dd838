// Words inside long katakana that the dictionary does not know: サーバーサイドレンダリング.
import katakanaList from '../../dict/katakana-words.txt';
import type { Unit } from './units.js';

const listedWords = /* @__PURE__ */ readWords(katakanaList);

function readWords(list: string): ReadonlySet<string> {
  return new Set(list.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
}

const shortestWhole = 6;
const longestWhole = 30;
const shortestPart = 3;

/**
 * Cut unknown katakana words into the words they are made of, where the list or the post itself supports the cut.
 * Sentences without such a word are returned as they are.
 */
export function splitKatakana(sentences: readonly (readonly Unit[])[]): readonly Unit[][] {
  const inPost = new Set<string>();
  let isNeeded = false;
  for (const units of sentences) {
    for (const unit of units) {
      if (unit.script !== 'katakana' || unit.text.length < shortestPart) continue;
      inPost.add(unit.text);
      if (isLong(unit)) isNeeded = true;
    }
  }
  if (!isNeeded) return sentences as readonly Unit[][];
  const cuts = new Map<string, readonly number[]>();
  return sentences.map((units) =>
    units.some(isLong)
      ? units.flatMap((unit) => {
          if (!isLong(unit)) return [unit];
          let at = cuts.get(unit.text);
          if (at === undefined) {
            at = cutsOf(unit.text, inPost);
            cuts.set(unit.text, at);
          }
          return partsOf(unit, at);
        })
      : (units as Unit[]),
  );
}

function isLong(unit: Unit): boolean {
  const { length } = unit.text;
  return (
    unit.script === 'katakana' && !unit.known && length >= shortestWhole && length <= longestWhole
  );
}

/** Where to cut: into listed or seen words throughout, else before or behind one such word of four characters or more. */
function cutsOf(text: string, inPost: ReadonlySet<string>): readonly number[] {
  if (text.includes('・')) return cutsAroundDots(text);
  const isWord = (start: number, end: number) => {
    const part = text.slice(start, end);
    return listedWords.has(part) || (inPost.has(part) && part !== text);
  };
  // fewest parts that reach each offset: [parts, start of the last]
  const best: (readonly [number, number] | undefined)[] = [[0, 0]];
  for (let end = shortestPart; end <= text.length; end++) {
    for (let start = 0; start <= end - shortestPart; start++) {
      const before = best[start];
      if (before === undefined || (start === 0 && end === text.length) || !isWord(start, end))
        continue;
      if (best[end] === undefined || before[0] + 1 < best[end]![0])
        best[end] = [before[0] + 1, start];
    }
  }
  if (best[text.length] !== undefined) {
    const cuts: number[] = [];
    for (let at = best[text.length]![1]; at > 0; at = best[at]![1]) cuts.unshift(at);
    return cuts;
  }
  for (let length = text.length - shortestPart - 1; length > shortestPart; length--) {
    if (isWord(0, length) && mayBegin(text, length)) return [length];
    const start = text.length - length;
    if (isWord(start, text.length) && mayBegin(text, start)) return [start];
  }
  return [];
}

/** Before and behind each middle dot, which is a unit of its own. */
function cutsAroundDots(text: string): readonly number[] {
  const cuts = new Set<number>();
  for (let at = text.indexOf('・'); at !== -1; at = text.indexOf('・', at + 1))
    cuts.add(at).add(at + 1);
  cuts.delete(0);
  cuts.delete(text.length);
  return [...cuts];
}

/** No word begins with a long-vowel mark, ン, ッ or a small letter. */
function mayBegin(text: string, at: number): boolean {
  return !/[ーンッャュョァィゥェォ]/.test(text[at]!);
}

function partsOf(unit: Unit, cuts: readonly number[]): Unit[] {
  if (cuts.length === 0) return [unit];
  const isExact = unit.end - unit.start === unit.text.length;
  const ends = [...cuts, unit.text.length];
  return ends.map((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1]!;
    const text = unit.text.slice(start, end);
    return {
      text,
      baseForm: text,
      partOfSpeech: unit.partOfSpeech,
      conjugationForm: unit.conjugationForm,
      reading: unit.reading,
      known: unit.known,
      user: unit.user,
      script: text === '・' ? 'sign' : unit.script,
      start: isExact ? unit.start + start : unit.start,
      end: isExact ? unit.start + end : unit.end,
    };
  });
}
