import type { Block, Prose } from '../text/prose.js';
import { countText, type Tally } from './reading-time-count.js';
import { labelsOf, wholeMinutes } from './reading-time-label.js';
import {
  constantsOf,
  kindOf,
  type Pace,
  type ReadingTimeOptions,
  refuse,
} from './reading-time-options.js';
import {
  CODE,
  CODE_BLOCK,
  CODE_LINE,
  CODE_LINE_CAP,
  DIFFICULTY,
  DIGIT,
  EMBEDS,
  ENGLISH_UNITS,
  FIRST_IMAGE,
  IMAGES,
  KANJI,
  LATER_IMAGE,
  MATH_BLOCKS,
  SIGN,
  SKIMMED_LINE,
  TABLE_ROWS,
  URLS,
  WORD_UNITS,
  WORDS,
} from './reading-time-slots.js';

export type { Pace, ReadingTimeOptions } from './reading-time-options.js';

/** How long a post takes to read, and what that rests on. JSON-safe. */
export interface ReadingTime {
  /** Seconds at the pace asked for, or what the author said. */
  readonly seconds: number;
  /** Whole minutes to show, at least 1; in steps of 5 from an hour on. */
  readonly minutes: number;
  /**
   * The middle half of readers, not an error of measurement: seconds at the fast pace (800 characters a minute) and at
   * the careful one (450). With a number for `speed`, at 4/3 and 3/4 of it; `aloud`, the middle half of speakers (± 10.6 %:
   * 0.674 of IReST's standard deviation, 56 of 357).
   */
  readonly range: { readonly fast: number; readonly careful: number };
  /** 「約4分で読めます」 or "4 min read". */
  readonly label: string;
  /** 「約3〜5分で読めます」 or "3–5 min read". */
  readonly rangeLabel: string;
  /** `author` when front matter said the time, which then stands in `seconds`, `minutes`, `range` and the labels. */
  readonly source: 'text' | 'author';
  /** Seconds by kind as measured; unless `source` is `author`, the sum is `seconds`. */
  readonly breakdown: {
    /** Japanese, digits, and Latin words among it. */
    readonly prose: number;
    /** English passages. */
    readonly english: number;
    readonly code: number;
    /** Images and diagrams. */
    readonly images: number;
    /** Tables: the text of their cells (URLs typed there too), and the rows. */
    readonly tables: number;
    readonly math: number;
    readonly embeds: number;
    /** Bare URLs. */
    readonly urls: number;
  };
  /** Japanese characters, signs and digits counted. */
  readonly characters: number;
  /** Latin words counted. */
  readonly words: number;
  /** The assumption that `breakdown` rests on, in words: 「日本語600字/分」. */
  readonly assumption: string;
}

/**
 * Measure how long a Japanese post takes to read.
 *
 * The model, at 600 characters a minute: 0.1 s a Japanese character (katakana 0.075) or digit (8 a run at most), 0.3 s a Latin
 * word (one more for each 12 letters), 0.4 s in an English passage of 8 words or more; 1 s a line of code, less after 30, for
 * output and for data; 12, 11, … 3 s an image; 0.5 s a table row or bare URL, 5 s a block of mathematics, 2 s an embed. Text and
 * code follow the pace, the rest does not. `ReadingTimeOptions` says the source and the weakness of each number.
 *
 * A string is read as running prose: URLs count as URLs, but markup is not parsed; give a `Prose` (`readMarkdown`, `readHtml`)
 * to leave out front matter, comments, alt text, link targets and ruby, and to count code, images and tables as such.
 *
 * Needs no tokenizer and takes time in proportion to the text, whatever it holds.
 *
 * @example
 * readingTime('漢字かな交じり文。'.repeat(100)).label; // '約2分で読めます'
 *
 * @throws TypeError when `text` is neither a string nor a `Prose`; TypeError, RangeError when an option is not what it should be.
 */
export function readingTime(text: string | Prose, options: ReadingTimeOptions = {}): ReadingTime {
  const prose: Readable = typeof text === 'string' ? { blocks: [{ text }] } : text;
  if (!Array.isArray(prose?.blocks)) refuse('text', 'a string or a Prose', text);
  if (kindOf(options) !== 'an object') refuse('options', 'an object', options, '');
  const { speed = 'average', language = 'ja', frontMatterKey: key = 'readingTime' } = options;
  const named = typeof speed === 'string';
  const pace = named ? paces[speed] : speed;
  if (!(typeof pace === 'number' && pace > 0 && pace < 1 / 0))
    refuse(
      'speed',
      'one of average, fast, careful, aloud or a number above 0',
      speed,
      'number string',
    );
  const ja = language === 'ja';
  if (!(ja || language === 'en')) refuse('language', 'ja or en', language, 'string');
  if (typeof key !== 'string') refuse('frontMatterKey', 'a string', key);
  const constants = constantsOf(options);
  const [main, cells] = talliesOf(prose.blocks, constants);
  const aloud = speed === 'aloud';
  const author = aloud ? 0 : authorSeconds(prose.frontMatter?.[key]);
  const at = (charactersPerMinute: number) =>
    breakdownOf(main, cells, constants, charactersPerMinute, aloud);
  const secondsAt = (charactersPerMinute: number) =>
    author || inMilliseconds(sum(Object.values(at(charactersPerMinute))));
  const seconds = secondsAt(pace);
  const fast = secondsAt(aloud ? pace * 1.106 : named ? 800 : (pace * 4) / 3);
  const careful = secondsAt(aloud ? pace * 0.894 : named ? 450 : pace * 0.75);
  const label = labelsOf(seconds, aloud, ja);
  return {
    seconds,
    minutes: wholeMinutes(seconds),
    range: { fast, careful },
    label: label(seconds, seconds),
    rangeLabel: label(fast, careful),
    source: author ? 'author' : 'text',
    breakdown: at(pace),
    characters: sum(main.slice(0, SIGN)) + sum(cells.slice(0, SIGN)),
    words: main[WORDS]! + cells[WORDS]!,
    assumption: ja ? `日本語${pace}字/分` : `${pace} Japanese characters a minute`,
  };
}

const paces: { readonly [name in Pace]: number } = {
  average: 600,
  fast: 800,
  careful: 450,
  aloud: 350,
};

/** What is read of a `Prose`, or of a string as one block. */
interface Readable {
  readonly blocks: readonly Partial<Block>[];
  readonly frontMatter?: Prose['frontMatter'];
}

const outputs = /^(json|ya?ml|toml|[ct]sv|te?xt|plain|console|output|log)/;
const diagrams = /^(mermaid|plantuml|dot$|graphviz|d2$)/;
const slots: { readonly [role: string]: number } = {
  image: IMAGES,
  math: MATH_BLOCKS,
  embed: EMBEDS,
};

/** What stands outside tables, and the cells and rows of tables. */
function talliesOf(
  blocks: readonly Partial<Block>[],
  constants: readonly number[],
): [Tally, Tally] {
  const main: Tally = Array(14).fill(0);
  const cells = [...main];
  let row = '';
  let images = 0;
  for (const { role, text, language, cell, bareUrls = 0 } of blocks) {
    main[URLS]! += bareUrls;
    const isCode = role === 'code';
    const slot = isCode && diagrams.test(language!) ? IMAGES : slots[role!];
    if (slot)
      main[slot]! +=
        slot === IMAGES ? max(constants[FIRST_IMAGE]! - images++, constants[LATER_IMAGE]!) : 1;
    else if (isCode) {
      const lines = text!.split(/\S.*/).length - 1;
      const inFull = outputs.test(language!) ? 0 : min(lines, constants[CODE_LINE_CAP]!);
      main[CODE]! += min(
        inFull * constants[CODE_LINE]! + (lines - inFull) * constants[SKIMMED_LINE]!,
        constants[CODE_BLOCK]!,
      );
    } else {
      const next = cell ? `${cell.table} ${cell.row}` : row;
      if (next !== row) cells[TABLE_ROWS]!++;
      row = next;
      countText(text!, cell ? cells : main, constants);
    }
  }
  return [main, cells];
}

function breakdownOf(
  main: Tally,
  cells: Tally,
  constants: readonly number[],
  charactersPerMinute: number,
  aloud: boolean,
): ReadingTime['breakdown'] {
  // A pace near 0 must not end in Infinity.
  const slowness = 600 / max(charactersPerMinute, 1e-6);
  // Weights are characters, of 0.1 s at the average; text follows the pace, URLs and what comes after do not.
  const cost = (tally: Tally, from: number, to = from) => {
    let seconds = 0;
    for (let slot = from; slot <= to; slot++)
      seconds +=
        tally[slot]! *
        constants[slot]! *
        (slot > DIGIT ? 1 : 0.1) *
        (slot < URLS ? slowness * constants[DIFFICULTY]! : 1);
    return inMilliseconds(seconds);
  };
  // Code follows the pace more than text: 0.5, 1 and 2 times at 800, 600 and 450, in proportion to the slowness between.
  const codeScale = aloud ? 0 : min(2, max(0.5, 2 * slowness - 1, 3 * slowness - 2));
  return {
    prose: cost(main, KANJI, WORD_UNITS),
    english: cost(main, ENGLISH_UNITS),
    code: inMilliseconds(main[CODE]! * codeScale),
    images: inMilliseconds(main[IMAGES]!),
    tables: cost(cells, KANJI, TABLE_ROWS),
    math: cost(main, MATH_BLOCKS),
    embeds: cost(main, EMBEDS),
    urls: cost(main, URLS),
  };
}

// A bundle can shorten these names.
const { max, min } = Math;
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number);
const inMilliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;

/** Seconds in the author's value: minutes, or a text such as `約5分`, `1時間10分`, `5 min read`, `90秒`; 0 when it says no time. */
function authorSeconds(value: unknown): number {
  const [, hours = 0, minutes = 0, rest = 0] =
    /^約?(?:([\d.]+) ?(?:時間|h[a-z]*) ?)?(?:([\d.]+) ?(?:[分m]\D*|$))?(?:([\d.]+) ?[秒s]\D*)?$/i.exec(
      typeof value === 'object' ? '' : (value as string),
    ) ?? [];
  const seconds = inMilliseconds(+hours * 3600 + +minutes * 60 + +rest);
  return seconds > 0 && seconds < 1e7 ? seconds : 0;
}
