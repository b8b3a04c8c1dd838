import { lowered } from '../text/characters.js';
import { checkTokenized } from './options.js';
import { factsOf, type SentenceFacts } from './sentence-facts.js';
import { contentTerm } from './similarity.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** What a summary and a description of one post both rest on: found when first asked for, and once. */
export interface PostFacts {
  readonly sentences: readonly TokenizedSentence[];
  /** Facts of the sentences of the body among the first `end` sentences. */
  factsUpTo(end: number): readonly SentenceFacts[];
  /** Content words of a sentence as they occur in it. */
  termsOf(index: number): readonly string[];
  /** The title as it stands among the first `end` sentences, lowered. */
  titleUpTo(end: number): string;
}

/**
 * A sentence with every field it may have, those it lacks undefined: of one shape, or each of the many functions that look at
 * sentences is compiled anew for every set of fields that comes.
 */
const evened = (sentence: TokenizedSentence) =>
  ({
    index: sentence.index,
    text: sentence.text,
    start: sentence.start,
    end: sentence.end,
    map: sentence.map,
    block: sentence.block,
    blockStart: sentence.blockStart,
    role: sentence.role,
    level: sentence.level,
    linked: sentence.linked,
    links: sentence.links,
    before: sentence.before,
    after: sentence.after,
    tokens: sentence.tokens,
  }) satisfies Evened as TokenizedSentence;

/** Every field, so that none can be forgotten here; one that may be absent may be undefined. */
type Evened = {
  readonly [Field in keyof Required<TokenizedSentence>]: TokenizedSentence[Field];
};

/** Nothing else is computed yet. */
export function postFacts(given: readonly TokenizedSentence[]): PostFacts {
  checkTokenized(given);
  const sentences: TokenizedSentence[] = [];
  for (const sentence of given) sentences.push(evened(sentence));
  const terms: (readonly string[] | undefined)[] = [];
  let known: { end: number; title: string; facts: readonly SentenceFacts[] } | null = null;
  const termsOf = (index: number) => {
    const known = terms[index];
    if (known) return known;
    const found: string[] = [];
    for (const token of sentences[index]!.tokens) {
      const term = contentTerm(token);
      if (term !== null) found.push(term);
    }
    terms[index] = found;
    return found;
  };
  const titleUpTo = (end: number) => {
    const titles: string[] = [];
    for (let i = 0; i < end; i++) {
      const { role, text } = sentences[i]!;
      if (role === 'title') titles.push(lowered(text));
    }
    return titles.join('\n');
  };
  return {
    sentences,
    termsOf,
    titleUpTo,
    factsUpTo(end) {
      const title = titleUpTo(end);
      // A sentence is seen with those before it and the title, so that the facts of more sentences begin with these.
      if (known && known.end >= end && known.title === title)
        return known.end === end ? known.facts : known.facts.filter(({ index }) => index < end);
      const part = end === sentences.length ? sentences : sentences.slice(0, end);
      known = { end, title, facts: factsOf(part, (index) => termsOf(index).length > 0, title) };
      return known.facts;
    },
  };
}
