import { checkOptions } from '../errors.js';
import { isInsideCharacter } from '../text/characters.js';
import { checkDescriptionOptions } from './check-options.js';
import { type PostFacts, postFacts } from './post-facts.js';
import { choose } from './summary.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/** How long a description may be. */
export interface DescriptionOptions {
  /**
   * Most characters (UTF-16 units): a whole number of 1 or more, or Infinity for no limit but four sentences. Default: 120, what
   * a search result shows of a Japanese page.
   */
  readonly characters?: number | undefined;
}

const mostSentences = 4;

/**
 * Write a description of the post for `<meta name="description">`, a feed or a list of posts: one to four of its
 * sentences in one line, the budget used where the post has enough to say.
 *
 * It begins where the post does, past greetings and notices, and goes on with the sentences that follow; after a gap only
 * with one that speaks of the title's subject, tells what the post does or opens the next section. What points at a list, a
 * picture or code is not shown, a question not without what follows it. Sentences are whole but for opening words that tie
 * them to nothing, remarks in brackets and laughter. The title of a linked page inside a sentence stands in quotation marks,
 * a colon before a picture is a full stop, and 【】 holds the heading of an item that the post lists (「三月に見た映画」).
 *
 * Ends with a sentence of the author's, or with a clause and … where the first is too long. Safe in an attribute as it is:
 * straight quotation marks are shown curled, `<`, `>` and `&` in full width. Empty only when the post has no sentence that
 * shows but its title and headings, or when its first character takes two units and there is room for one.
 *
 * @throws TypeError, RangeError when `sentences` is no array or `characters` not a whole number of 1 or more.
 */
export function description(
  sentences: readonly TokenizedSentence[],
  options: DescriptionOptions = {},
): string {
  checkOptions('options', options);
  return describePost(postFacts(sentences), options);
}

/** @internal `description` with facts that are shared with a summary. */
export function describePost(post: PostFacts, options: DescriptionOptions): string {
  const { sentences } = post;
  checkDescriptionOptions(options);
  const characters = options.characters ?? 120;
  const { text } = choose(post, {
    sentences: mostSentences,
    characters,
    shortens: true,
    about: undefined,
    style: 'passage',
  });
  const shown = attributeSafe(text);
  if (shown !== '') return shown;
  // Nothing to choose from but tables, or a budget of a few characters. A heading alone says nothing.
  const seen = sentences.filter((sentence) => attributeSafe(sentence.text) !== '');
  const rest =
    seen.find(({ role }) => role !== 'title' && role !== 'heading' && role !== 'table') ??
    seen.find(({ role }) => role === 'table');
  return rest ? cutAt(attributeSafe(rest.text), characters).trimEnd() : '';
}

const fullWidth: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '&': '＆',
  '`': '｀',
};

/** Replacements are no longer than what they replace, so the budget holds. */
function attributeSafe(text: string): string {
  return curled(text)
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[<>&`]/g, (mark) => fullWidth[mark]!)
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim();
}

/** Straight quotation marks as opening and closing ones; one without a partner, or after a Latin letter, closes. */
function curled(text: string): string {
  if (!/["']/.test(text)) return text;
  const opened = { '"': false, "'": false };
  let curly = '';
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!;
    if (mark !== '"' && mark !== "'") {
      curly += mark;
      continue;
    }
    const isApostrophe = mark === "'" && /[a-z\d]/i.test(text[i - 1] ?? '');
    const opens = !opened[mark] && !isApostrophe && text.includes(mark, i + 1);
    opened[mark] = opens;
    if (mark === '"') curly += opens ? '“' : '”';
    else curly += opens ? '‘' : '’';
  }
  return curly;
}

/** Cut between what a reader takes for characters. */
function cutAt(text: string, length: number): string {
  let end = Math.min(length, text.length);
  while (isInsideCharacter(text, end)) end--;
  if (end > 0) return text.slice(0, end);
  // More marks than there is room for: then between any two of them.
  return text.slice(0, isPairBefore(text, length) ? length - 1 : length);
}

const isPairBefore = (text: string, at: number) => text.codePointAt(at - 1)! > 0xffff;
