import type { Prose } from '../text/prose.js';

/** How long a post takes to read, and what that rests on. JSON-safe. */
export interface ReadingTime {
  readonly seconds: number;
  /** Whole minutes to show, at least 1. */
  readonly minutes: number;
  /** The middle half of readers: seconds at the fast and at the careful pace. */
  readonly range: { readonly fast: number; readonly careful: number };
  /** 「約4分で読めます」 or "4 min read". */
  readonly label: string;
  /** Seconds by kind; the sum is `seconds`. */
  readonly breakdown: {
    readonly prose: number;
    readonly english: number;
    readonly code: number;
    readonly images: number;
    readonly tables: number;
    readonly math: number;
    readonly embeds: number;
    readonly urls: number;
  };
  /** Japanese characters and digits counted. */
  readonly characters: number;
  /** Latin words counted. */
  readonly words: number;
  /** The assumption in words: 「日本語600字/分」. */
  readonly assumption: string;
}

export interface ReadingTimeOptions {
  /** Pace: a name, or Japanese characters a minute. Default: `average` (600). */
  readonly speed?: 'average' | 'fast' | 'careful' | 'aloud' | number;
  /** Language of `label` and `assumption`. Default: `ja`. */
  readonly language?: 'ja' | 'en';
}

export function readingTime(text: string | Prose, options: ReadingTimeOptions = {}): ReadingTime {
  void text;
  void options;
  throw new Error('not written yet');
}
