/** A reader's pace: half of silent readers lie between `fast` and `careful`; `aloud` is spoken. */
export type Pace = 'average' | 'fast' | 'careful' | 'aloud';

/**
 * What a reading time rests on. Every constant can be set, to a number from 0 to 1,000,000; each says where its default
 * comes from and how firm that is.
 *
 * Measured: the paces, and that kanji and kana cost the same. Convention: the images. Assumed, with no measurement behind it: everything about code, tables, mathematics, embeds and URLs. Readers differ far more (a third up or down for
 * the middle half) than any weight here can set right, so prefer to show the range.
 */
export interface ReadingTimeOptions {
  /**
   * Pace: a name, or Japanese characters a minute (any number above 0). Default: `average`.
   *
   * - `average`: 600. BCCWJ-SPR2 (292 crowd readers of a white paper, one bunsetsu at a time): median 594, mean 647;
   *   Kobayashi and Kawashima 2018 (200 students, silent): mean 653.
   * - `fast`: 800, upper quartile of the former (790). `careful`: 450, its lower quartile (450).
   * - `aloud`: 350. IReST (Trauzettel-Klosinski and Dietz 2012, 36 readers aloud): 357 ± 56, by secondary sources.
   *
   * Weakness: one text, a key press a bunsetsu; nothing was measured on blogs or on telephones.
   */
  readonly speed?: Pace | number | undefined;
  /** Language of the labels and of `assumption`. Default: `ja`. */
  readonly language?: 'ja' | 'en' | undefined;
  /**
   * Key of the front matter that holds the author's own reading time: minutes as a number, or a text such as `5`, `約5分`,
   * `1時間10分`, `90秒`, `5 min read`, `1 hr 10 min`. It wins over the measure, except for `aloud`; a value that says no time is passed
   * over. An empty string looks for none. Default: `readingTime`.
   */
  readonly frontMatterKey?: string | undefined;
  /**
   * Factor on all text, for hard or easy prose: 0.9–1.15 from `readability` (`difficultyFactor`). Default: 1 (off),
   * for it rests on a single text, and style showed no effect among books.
   */
  readonly difficulty?: number | undefined;

  /**
   * Weight of a kanji, in characters. Default: 1. Inside a bunsetsu a kanji costs three kana, but text rich in kana has more bunsetsu,
   * and over stretches of text the two cannot be told apart (BCCWJ-SPR2: 98–110 and 91–104 ms).
   */
  readonly kanjiWeight?: number | undefined;
  /** Weight of a hiragana. Default: 1: text all in kana is slower than its characters suggest, so it gets no discount. */
  readonly hiraganaWeight?: number | undefined;
  /** Weight of a katakana. Default: 0.75, a compromise between 0.5 (a model's projection) and 1 (Osaka 1989): weak. */
  readonly katakanaWeight?: number | undefined;
  /** Weight of a Japanese punctuation mark or sign. Default: 1 (measured 26–82 ms ± 33, against 100 for a character): weak. */
  readonly punctuationWeight?: number | undefined;
  /** Weight of a digit. Default: 1 (measured 15–25 ms inside a bunsetsu, as a kana). */
  readonly digitWeight?: number | undefined;
  /** Digits of one run that are read; the rest of a long number is glanced at. Default: 8, assumed. */
  readonly digitRunCap?: number | undefined;

  /** Seconds a Latin word among Japanese. Default: 0.3 (200 a minute: between 238 of native readers, Brysbaert 2019, and about 100 of learners). */
  readonly secondsPerWord?: number | undefined;
  /** Seconds a word of an English passage. Default: 0.4 (150 a minute; learners may be slower still): assumed. */
  readonly secondsPerEnglishWord?: number | undefined;
  /** Words in a row, no Japanese between, that make an English passage. Default: 8, assumed. */
  readonly englishPassageWords?: number | undefined;
  /** Letters that cost one word; a longer word costs one more for each begun lot; 0 for never. Default: 12, assumed. */
  readonly lettersPerWord?: number | undefined;
  /** Seconds a bare URL, at any pace. Default: 0.5, assumed. */
  readonly secondsPerUrl?: number | undefined;

  /**
   * Seconds a line of code that is not blank, at the average pace; half at `fast`, twice at `careful`, none `aloud`, in
   * proportion to the time a character between. Default: 1, assumed: code is known to be read unlike prose (Busjahn 2015), but no seconds a line are.
   */
  readonly secondsPerCodeLine?: number | undefined;
  /** Lines of a block read line by line. Default: 30, assumed. */
  readonly codeLineCap?: number | undefined;
  /**
   * Seconds a line that is skimmed: those after `codeLineCap`, and all of output and data (`json`, `yaml`, `toml`, `csv`, `text`,
   * `console`, `log` …). Default: 0.3, assumed.
   */
  readonly secondsPerSkimmedLine?: number | undefined;
  /** Most seconds for one block, before the pace. Default: 60, assumed. */
  readonly secondsPerCodeBlock?: number | undefined;
  /** Seconds the first image; each later one takes a second less. Default: 12 (Medium's convention, no measurement). */
  readonly secondsPerFirstImage?: number | undefined;
  /** Seconds an image takes at least. Default: 3 (Medium's convention). */
  readonly secondsPerLaterImage?: number | undefined;
  /** Seconds a table row besides the text of its cells. Default: 0.5, assumed. */
  readonly secondsPerTableRow?: number | undefined;
  /** Seconds a block of mathematics. Default: 5, assumed. */
  readonly secondsPerMathBlock?: number | undefined;
  /** Seconds an embed is looked at; a video's length is not known and not counted. Default: 2, assumed. */
  readonly secondsPerEmbed?: number | undefined;
}

// In the order of reading-time-slots.ts. A name that begins with a capital goes on from `secondsPer`: a bundle keeps every letter.
const defaults: { readonly [name: string]: number } = {
  kanjiWeight: 1,
  hiraganaWeight: 1,
  katakanaWeight: 0.75,
  punctuationWeight: 1,
  digitWeight: 1,
  Word: 0.3,
  EnglishWord: 0.4,
  Url: 0.5,
  TableRow: 0.5,
  MathBlock: 5,
  Embed: 2,
  FirstImage: 12,
  LaterImage: 3,
  CodeLine: 1,
  SkimmedLine: 0.3,
  CodeBlock: 60,
  codeLineCap: 30,
  digitRunCap: 8,
  lettersPerWord: 12,
  englishPassageWords: 8,
  difficulty: 1,
};

/** The constants in force; throws on one that is no number or out of range. */
export function constantsOf(options: ReadingTimeOptions): number[] {
  return Object.keys(defaults).map((key) => {
    const name = key.replace(/^[A-Z]/, 'secondsPer$&');
    const { [name as keyof ReadingTimeOptions]: value = defaults[key] as unknown } = options;
    if (!(typeof value === 'number' && value >= 0 && value <= 1e6))
      refuse(name, 'a number from 0 to 1000000', value);
    return value;
  });
}

/** Throw a RangeError with the value if its type is named in `types`, else a TypeError with what it is. */
export function refuse(name: string, rule: string, value: unknown, types: string = rule): never {
  const isRightType = types.includes(typeof value);
  throw new (isRightType ? RangeError : TypeError)(
    `${name} must be ${rule}, got ${isRightType ? value : kindOf(value)}`,
  );
}

/** What a value is, as an error says it: `an object`, `an array`, `a number`; null and undefined as they are. */
export const kindOf = (value: unknown): string | null | undefined =>
  value == null
    ? (value as null)
    : (typeof value === 'object' ? 'an ' : 'a ') + (Array.isArray(value) ? 'array' : typeof value);
