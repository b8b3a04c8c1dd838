export {
  type Corpus,
  type CorpusKeyword,
  type CorpusOptions,
  createCorpus,
  type RelatedOptions,
} from './corpus/corpus.js';
export type { Neighbour } from './corpus/inverted-index.js';
export type { CorpusPost } from './corpus/post.js';
export type { CorpusJson } from './corpus/saved.js';
export type { Tag, TagSuggestion } from './corpus/tags.js';
export type { Timeline, TimelineOptions } from './corpus/timeline.js';
