// The titles of other pages, which stand in a sentence as the text of a link.
import type { Token } from '../tokenizer/token.js';
import type { TokenizedSentence } from './tokenize-sentences.js';

/**
 * The titles of other pages that stand in a sentence without quotation marks, which the colour of the link had told from the
 * rest: 「庭の棚を作った では板の選び方を書いた。」
 */
export function pageTitles({ text, tokens, links }: TokenizedSentence): readonly string[] {
  if (links === undefined || links.length === 0) return none;
  const titles: string[] = [];
  for (const { start, end } of links) {
    const title = text.slice(start, end);
    if (/[「『"“（(《〈]/.test(text[start - 1] ?? '') || /[」』”"）)》〉]/.test(text[end] ?? ''))
      continue;
    if (isTitle(title, tokensOf(tokens, start, end), text.slice(end, end + longestBehind)))
      titles.push(title.trim());
  }
  return titles;
}

const none: readonly string[] = [];
const longestBehind = 8;

function tokensOf(tokens: readonly Token[], start: number, end: number): readonly Token[] {
  const inside: Token[] = [];
  let offset = 0;
  for (const token of tokens) {
    if (offset >= end) break;
    if (offset >= start && token.surface.trim() !== '') inside.push(token);
    offset += token.surface.length;
  }
  return inside;
}

function isTitle(title: string, inside: readonly Token[], behind: string): boolean {
  if (pageMarks.test(title)) return behindName.test(behind) || /^\s*(?:[。｡]|です|だ)/.test(behind);
  if (/^\s*という(?:記事|ブログ|エントリ|本|節|スライド|動画|ページ)/.test(behind))
    return inside.some(isGrammar);
  if (!behindName.test(behind)) return false;
  if (isPredicate(inside[inside.length - 1])) return !/^\s*(?:という|が)/.test(behind);
  // A blank behind it, and more than a name: 「軽くて丈夫な棚のつくりかた で書いたように」
  return /^\s/.test(behind) && inside.some(isGrammar);
}

/** What parts a title from the name of its site or the number of its part, and a label from a title. */
const pageMarks = / [|｜–—-] |^【[^】]*】 ?./;
/** Particles behind a name. */
const behindName =
  /^\s*(?:で(?!す|し|き|あ)|を|に|は|へ|の(?!で|に|が|を|は)|から|という|が|と(?!お|こ|き|い|し)|や)/;
const isPredicate = (token: Token | undefined) =>
  /^(?:動詞|助動詞|形容詞)$/.test(token?.partOfSpeech[0] ?? '') ||
  token?.partOfSpeech[1] === '接続助詞';
const isGrammar = ({ surface, partOfSpeech }: Token) =>
  /^(?:動詞|助動詞)$/.test(partOfSpeech[0] ?? '') ||
  (partOfSpeech[0] === '助詞' && surface !== 'の');

/** Put titles into quotation marks, and take the blanks around them away. */
export function markTitles(text: string, titles: readonly string[]): string {
  let marked = text;
  for (const title of titles) {
    const at = marked.indexOf(title);
    if (at === -1 || marked.includes(title, at + 1)) continue;
    const [open, close] = /[「」]/.test(title) ? '『』' : '「」';
    const before = marked.slice(0, at).trimEnd();
    marked = `${before}${open}${title}${close}${marked.slice(at + title.length).trimStart()}`;
  }
  return marked;
}
