import { compileDictionary } from '../../src/compile/build.js';
import type {
  SourceCategory,
  SourceDictionary,
  SourceEntry,
} from '../../src/compile/kuromoji-dictionary.js';
import { type Dictionary, openDictionary } from '../../src/dictionary/dictionary.js';

// A dictionary small enough to reckon with by hand: ten contexts, forty words, four character categories.

const speech = [
  '*', // 0: both ends of a sentence
  '名詞',
  '助詞',
  '動詞',
  '助動詞',
  '形容詞',
  '記号',
  '接頭詞',
  '副詞',
  '感動詞',
];

const entry = (context: number, cost: number, surface: string): SourceEntry => ({
  context,
  cost,
  fields: [speech[context]!, '*', '*', '*', '*', '*', surface, surface, surface],
});

/** surface → [context, cost] … */
const words: Record<string, [number, number][]> = {
  す: [
    [1, 900],
    [3, 700],
  ],
  すも: [[1, 800]],
  すもも: [[1, 500]],
  も: [
    [2, 100],
    [1, 900],
  ],
  もも: [[1, 400]],
  ももの: [[1, 900]],
  の: [[2, 80]],
  うち: [[1, 300]],
  う: [[4, 600]],
  ち: [[1, 700]],
  東: [[1, 400]],
  東京: [[1, 200]],
  東京都: [[1, 900]],
  京: [[1, 500]],
  京都: [[1, 150]],
  都: [[1, 450]],
  に: [[2, 60]],
  は: [
    [2, 50],
    [3, 800],
  ],
  ははは: [[9, 300]],
  いる: [[3, 200]],
  い: [
    [3, 500],
    [5, 500],
  ],
  る: [[4, 700]],
  ない: [
    [5, 250],
    [4, 250],
  ],
  な: [[4, 300]],
  お: [[7, 200]],
  大: [
    [7, 350],
    [1, 500],
  ],
  大変: [
    [8, 250],
    [1, 250],
  ],
  変: [[1, 400]],
  へん: [[1, 420]],
  ん: [[4, 500]],
  へ: [[2, 90]],
  '、': [[6, 0]],
  '。': [[6, 0]],
  ア: [[1, 900]],
  アア: [[1, 700]],
  カ: [[2, 500]],
  アカ: [[5, 300]],
  一: [[1, 300]],
  一一: [[1, 300]],
  国: [[1, 350]],
};

// Left context by row, right context by column.
const matrix = [
  [0, -100, 300, 200, 900, 0, 0, -50, -60, -80],
  [50, 200, -300, 300, 100, 250, -20, 500, 350, 400],
  [200, -150, 100, -120, 300, -100, 0, -90, -40, 100],
  [-50, 300, 100, 400, -250, 350, -10, 300, 200, 350],
  [-100, 150, 50, 350, -50, 300, -10, 280, 220, 330],
  [-20, -40, 80, 300, -90, 320, -15, 310, 180, 340],
  [-30, -20, 150, 100, 500, 40, 10, -10, -20, -30],
  [600, -400, 700, 200, 800, 100, 300, 500, 600, 700],
  [100, 120, 60, -140, 400, -110, 0, 200, 150, 260],
  [-70, 180, 140, 240, 380, 210, -40, 190, 170, 90],
];

const category = (
  name: string,
  flags: [invoke: boolean, group: boolean, length: number],
  unknown: [number, number][],
): SourceCategory => ({
  name,
  invoke: flags[0],
  group: flags[1],
  length: flags[2],
  unknown: unknown.map(([context, cost]) => ({
    context,
    cost,
    fields: [speech[context]!, '*', '*', '*', '*', '*', '*'],
  })),
});

export const tinySource: SourceDictionary = {
  words: Object.entries(words).map(([surface, entries]) => ({
    surface,
    entries: entries.map(([context, cost]) => entry(context, cost, surface)),
  })),
  contexts: 10,
  matrix: Int16Array.from(matrix.flat()),
  categories: [
    category('DEFAULT', [false, true, 0], [[6, 1000]]),
    category('SPACE', [false, true, 0], [[6, 500]]),
    category(
      'KATAKANA',
      [true, true, 2],
      [
        [1, 1100],
        [9, 1200],
      ],
    ),
    category('KANJI', [false, false, 2], [[1, 1300]]),
  ],
  categoryOf: Uint8Array.from({ length: 0x10000 }, (_, unit) => {
    if (unit === 0x20 || unit === 0x0a) return 1;
    if (unit >= 0x30a1 && unit <= 0x30ff) return 2;
    return unit >= 0x4e00 && unit <= 0x9fff ? 3 : 0;
  }),
  alsoOf: new Uint32Array(0x10000),
};

export function tinyFile(): Uint8Array {
  return compileDictionary({ source: tinySource, order: { contexts: [], characters: '' } });
}

export function tinyDictionary(): Dictionary {
  return openDictionary(tinyFile());
}
