// What a host needs before it reads a post, in a few kilobytes: no parser, no tokenizer, no word list.

export {
  checkDescriptionOptions,
  checkFuriganaOptions,
  checkKeywordOptions,
  checkSlugOptions,
  checkSummaryOptions,
} from './measure/check-options.js';
export { checkCount } from './measure/options.js';
export { detectFormat, postFile } from './text/detect.js';
