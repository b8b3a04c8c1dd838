/** A reader's pace: half of silent readers lie between `fast` and `careful`; `aloud` is spoken. */
export type Pace = 'average' | 'fast' | 'careful' | 'aloud';

/**
 * What a reading time rests on. Every constant can be set; each says where its default comes from and how firm that is.
 * A number that is no number throws a TypeError, one outside its range a RangeError.
 *
 * Measured: the paces, and that kanji and kana cost the same. Convention: the images. Assumed, with no measurement
 * behind it: everything about code, tables, mathematics, embeds and URLs. Readers differ far more (a third up or down for
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
  readonly speed?: Pace | number;
  /** Language of the labels and of `assumption`. Default: `ja`. */
  readonly language?: 'ja' | 'en';
  /**
   * Key of the front matter that holds the author's own reading time: minutes as a number, or a text such as
   * `5`, `約5分`, `1時間10分`, `90秒`, `5 min read`, `1 hr 10 min`. It wins over the measure, except for `aloud`. A value that
   * says no time is passed over. `null` looks for none. Default: `readingTime`.
   */
  readonly frontMatterKey?: string | null;
  /**
   * Factor on all text, for hard or easy prose: 0.9–1.15 from `readability` (`difficultyFactor`). Above 0. Default: 1 (off),
   * for it rests on a single text, and style showed no effect among books.
   */
  readonly difficulty?: number;

  /** Weight of a kanji, in characters. Default: 1 (regression on BCCWJ-SPR2: no difference from kana once bunsetsu are counted). */
  readonly kanjiWeight?: number;
  /** Weight of a hiragana. Default: 1: text all in kana is slower than its characters suggest, so it gets no discount. */
  readonly hiraganaWeight?: number;
  /** Weight of a katakana. Default: 0.75, a compromise between 0.5 (a model's projection) and 1 (Osaka 1989): weak. */
  readonly katakanaWeight?: number;
  /** Weight of a Japanese punctuation mark or sign. Default: 1 (measured 26–82 ms ± 33, against 100 for a character): weak. */
  readonly punctuationWeight?: number;
  /** Weight of a digit. Default: 1 (measured 15–25 ms inside a bunsetsu, as a kana). */
  readonly digitWeight?: number;
  /** Digits of one run that are read; the rest of a long number is glanced at. Default: 8, assumed. */
  readonly digitRunCap?: number;

  /** Seconds a Latin word among Japanese. Default: 0.3 (200 a minute: between 238 of native readers, Brysbaert 2019, and about 100 of learners). */
  readonly secondsPerWord?: number;
  /** Seconds a word of an English passage. Default: 0.4 (150 a minute; learners may be slower still): assumed. */
  readonly secondsPerEnglishWord?: number;
  /** Words in a row, no Japanese between, that make an English passage. Above 0. Default: 8, assumed. */
  readonly englishPassageWords?: number;
  /** Letters that cost one word; a longer word costs one more for each begun lot. Above 0. Default: 12, assumed. */
  readonly lettersPerWord?: number;
  /** Seconds a bare URL, at any pace. Default: 0.5, assumed. */
  readonly secondsPerUrl?: number;

  /**
   * Seconds a line of code that is not blank, at the average pace; half at `fast`, twice at `careful`, none `aloud`, in
   * between in proportion. Default: 1, assumed: code is known to be read unlike prose (Busjahn 2015), but no seconds a line are.
   */
  readonly secondsPerCodeLine?: number;
  /** Lines of a block read line by line. Default: 30, assumed. */
  readonly codeLineCap?: number;
  /** Seconds a line after those, skimmed. Default: 0.3, assumed. */
  readonly secondsPerSkimmedLine?: number;
  /** Seconds a line of output or data (`json`, `yaml`, `text`, `console` …). Default: 0.3, assumed. */
  readonly secondsPerOutputLine?: number;
  /** Most seconds for one block, before the pace. Default: 60, assumed. */
  readonly secondsPerCodeBlock?: number;
  /** Seconds the first image; each later one takes a second less. Default: 12 (Medium's convention, no measurement). */
  readonly secondsPerFirstImage?: number;
  /** Seconds an image takes at least. Default: 3 (Medium's convention). */
  readonly secondsPerLaterImage?: number;
  /** Seconds a table row besides the text of its cells. Default: 0.5, assumed. */
  readonly secondsPerTableRow?: number;
  /** Seconds a block of mathematics. Default: 5, assumed. */
  readonly secondsPerMathBlock?: number;
  /** Seconds an embed is looked at; a video's length is not known and not counted. Default: 2, assumed. */
  readonly secondsPerEmbed?: number;
}

// In the order of `reading-time-slots.ts`.
const defaults = {
  kanjiWeight: 1,
  hiraganaWeight: 1,
  katakanaWeight: 0.75,
  punctuationWeight: 1,
  digitWeight: 1,
  secondsPerWord: 0.3,
  secondsPerEnglishWord: 0.4,
  secondsPerUrl: 0.5,
  secondsPerTableRow: 0.5,
  secondsPerMathBlock: 5,
  secondsPerEmbed: 2,
  secondsPerFirstImage: 12,
  secondsPerLaterImage: 3,
  secondsPerCodeLine: 1,
  codeLineCap: 30,
  secondsPerSkimmedLine: 0.3,
  secondsPerOutputLine: 0.3,
  secondsPerCodeBlock: 60,
  digitRunCap: 8,
  lettersPerWord: 12,
  englishPassageWords: 8,
  difficulty: 1,
};

/** The constants in force; throws on one that is no number or out of range. */
export function constantsOf(options: ReadingTimeOptions): number[] {
  return Object.entries(defaults).map(([name, normal]) => {
    const { [name as keyof typeof defaults]: value = normal } = options;
    const least = name === 'lettersPerWord' ? 1 : 0;
    if (!(typeof value === 'number' && value >= least && value <= 1e6))
      refuse(name, `a number from ${least} to 1000000`, value);
    return value;
  });
}

/** Throw a RangeError on a number or a string that an option cannot take, a TypeError on anything else. */
export function refuse(name: string, rule: string, value: unknown): never {
  const got = kindOf(value);
  const isText = typeof value === 'string';
  const isNumber = typeof value === 'number';
  throw new (isNumber || isText ? RangeError : TypeError)(
    `${name} must be ${rule}, got ${isNumber ? value : isText ? `"${value}"` : got}`,
  );
}

/** What a value is: `a number`, `an array`. */
export function kindOf(value: unknown): string {
  if (value == null) return `${value}`;
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
