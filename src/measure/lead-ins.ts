// Sentences that end with a colon because a picture or a linked page comes next.
import { type PostFacts, postFacts } from './post-facts.js';
import { isBody } from './sentence-facts.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** Names what comes next, or tells nothing without it. */
const pointsOn =
  /以下|下記|次の|こちら|これ[:：]|こんな|こう[^、。]{0,8}[:：]|このよう|例えば|たとえば|つ[^、。]{0,6}[:：]$|通り[:：]|とおり[:：]/;
/** A shorter one only announces. */
const shortest = 20;

/**
 * The post with a full stop in place of the colon of each sentence that is whole without the picture or the page after it:
 * 「昨日は山に登った：」. What leads to a list, to code or to another's words is left as it is.
 */
export function withoutColons(post: PostFacts, end: number): PostFacts {
  const { sentences } = post;
  let changed: TokenizedSentence[] | null = null;
  for (let i = 0; i < end; i++) {
    const sentence = sentences[i]!;
    if (!leadsOut(sentence, sentences[i + 1])) continue;
    changed ??= [...sentences];
    const { text, tokens } = sentence;
    const last = tokens[tokens.length - 1]!;
    changed[i] = {
      ...sentence,
      text: `${text.slice(0, -1)}。`,
      tokens: [...tokens.slice(0, -1), { ...last, surface: '。' }],
    };
  }
  return changed === null ? post : postFacts(changed);
}

function leadsOut(sentence: TokenizedSentence, next: TokenizedSentence | undefined): boolean {
  const { text, tokens, role } = sentence;
  if (!/[:：]$/.test(text) || text.length < shortest || !isBody(sentence)) return false;
  if (role !== 'paragraph' || pointsOn.test(text)) return false;
  const shows = sentence.after === 'image' || sentence.after === 'embed';
  const links = next?.linked === true && next.block - sentence.block <= 1;
  if (!shows && !links) return false;
  if (tokens[tokens.length - 1]!.surface.length !== 1) return false;
  const before = tokens[tokens.length - 2];
  const { 0: coarse } = before?.partOfSpeech ?? [];
  return (
    (coarse === '動詞' || coarse === '助動詞' || coarse === '形容詞') &&
    before?.conjugationForm === '基本形'
  );
}
