// Words whose reading IPADIC has not, or not as posts mean them: `dict/readings.txt`.
import readingList from '../../dict/readings.txt';
import { pronunciationOf, toKatakana } from '../text/kana.js';
import type { Token } from '../tokenizer/token.js';

interface Listed {
  readonly word: string;
  /** One for all tokens of the word together, or one for each. */
  readonly readings: readonly string[];
}

/** By first character, longer words first. */
const listed = /* @__PURE__ */ readList(readingList);

function readList(list: string): Map<string, Listed[]> {
  const words = new Map<string, Listed[]>();
  for (const line of list.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [word = '', reading = ''] = line.split(' ');
    const entry = { word, readings: reading.split('・') };
    const others = words.get(word[0]!);
    if (others === undefined) words.set(word[0]!, [entry]);
    else others.push(entry);
  }
  for (const entries of words.values()) entries.sort((a, b) => b.word.length - a.word.length);
  return words;
}

/** The tokens with the readings of the list. Tokens of a word that is read as one become one. */
export function withListed(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ surface }) => listed.has(surface[0]!))) return tokens;
  const read: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    const entries = isCounter(tokens, i) ? [] : (listed.get(tokens[i]!.surface[0]!) ?? []);
    const found = entries.map((entry) => tokensOf(entry, tokens, i)).find((run) => run !== null);
    if (found === undefined) read.push(tokens[i]!);
    else read.push(...readAs(found.tokens, found.readings));
    i += found?.tokens.length ?? 1;
  }
  return read;
}

/** 3日|中 is no 日中. */
const isCounter = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.partOfSpeech.includes('助数詞') && tokens[at - 1]?.partOfSpeech[1] === '数';

/** The tokens from `from` on that a listed word consists of, with its readings; null where it does not stand there. */
function tokensOf({ word, readings }: Listed, tokens: readonly Token[], from: number) {
  let text = '';
  let to = from;
  while (to < tokens.length && text.length < word.length) text += tokens[to++]!.surface;
  if (!text.startsWith(word)) return null;
  // 停ま: 停|まっ goes on in kana
  const rest = text.slice(word.length);
  if (rest !== '' && !(/[ぁ-ん]$/.test(word) && /^[ぁ-ん]+$/.test(rest))) return null;
  const run = tokens.slice(from, to);
  // another tokenizer may cut a name elsewhere
  const parts = readings.length === run.length ? readings : [readings.join('')];
  const last = parts.length - 1;
  return {
    tokens: run,
    readings: parts.map((reading, i) => (i === last ? reading + toKatakana(rest) : reading)),
  };
}

function readAs(run: readonly Token[], readings: readonly string[]): readonly Token[] {
  if (readings.length === run.length)
    return run.map((token, i) => ({ ...token, ...spoken(token.surface, readings[i]!) }));
  const first = run[0]!;
  const last = run[run.length - 1]!;
  const surface = run.map((token) => token.surface).join('');
  // 停|まる is a verb as its end says, 浅漬|け a noun as its beginning says
  const kind = /^(?:動詞|形容詞)$/.test(last.partOfSpeech[0] ?? '') ? last : first;
  return [
    {
      ...kind,
      surface,
      baseForm: surface,
      start: first.start,
      end: last.end,
      ...spoken(surface, readings[0]!),
    },
  ];
}

const spoken = (surface: string, reading: string) => ({
  reading,
  pronunciation: pronunciationOf(surface, reading),
});
