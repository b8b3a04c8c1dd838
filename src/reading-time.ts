// Reading time alone, for pages that can afford only a few kilobytes: no tokenizer, no parser.

export type { Pace, ReadingTime, ReadingTimeOptions } from './measure/reading-time.js';
export { readingTime } from './measure/reading-time.js';
