export { type Sentence, splitSentences } from './sentence/split.js';
export { detectFormat } from './text/detect.js';
export { readHtml } from './text/html.js';
export { readMarkdown } from './text/markdown.js';
export { type OffsetMap, toSource } from './text/offset-map.js';
export { readPlain } from './text/plain.js';
export type {
  Block,
  BlockRole,
  Format,
  FrontMatterValue,
  Mark,
  Notice,
  Prose,
  Title,
} from './text/prose.js';
export { type ReadProseOptions, readProse } from './text/read.js';
export type { ReadOptions } from './text/source.js';
