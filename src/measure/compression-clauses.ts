import type { Cut, PlacedToken } from './compression.js';
import { firstPersons } from './first-persons.js';
import { contentTerm } from './similarity.js';

const concessive = /^(?:が|けど|けれど|けれども)$/;
/** Words in the main clause that mean something only beside the clause before it. */
const relative =
  /^(?:別|他|ほか|同じ|同様|逆|反対|前者|後者|両方|両者|残り|代わり|かわり|さらに|もう|やはり|やっぱり|結局|結果|お互い|互い|以上|以下|以来|以後|以降|以前|あと|後|前|次|つまり|むしろ|一方|中|なお|ついでに|ちなみに|なぜ|理由|原因|そっち|どちら|どっち|いずれ|全部|すべて|全て|それぞれ|ほぼ|せい|おかげ)$/;
/** Ends that deny or question the clauses before them together with the last. */
const spreading =
  /わけでは|わけじゃ|とは限ら|とはかぎら|からでは|のではな|のじゃな|んじゃな|ようだ|そうだ|そうです|らしい|という|といった|と言|と思|とのこと|からだ|からです|ためだ|ためです/;
const fewestContentWords = 3;
const shortestMain = 16;

/**
 * Find clauses at the head that can go: が, けど, ので, ため before a comma, where the main clause has a topic, subject or
 * object of its own and leans on nothing in the clause.
 */
export function clauseCuts(text: string, tokens: readonly PlacedToken[]): Cut[] {
  const cuts: Cut[] = [];
  for (let i = 1; i < tokens.length - 1; i++) {
    const comma = tokens[i]!;
    if (comma.depth > 0 || !/^[、，]$/.test(comma.surface)) continue;
    if (!isJoin(tokens, i - 1)) continue;
    if (standsAlone(text, tokens, i + 1) && carriesNothing(tokens, i + 1))
      cuts.push({ kind: 'clause', start: 0, end: comma.end });
  }
  return cuts;
}

const telling =
  /^(?:書く|述べる|触れる|紹介|説明|言う|いう|話す|語る|挙げる|ある|伝える|コメント|指摘)$/;

/**
 * The lead-in that points at another text: 「前の記事で書いたとおり、」「公式の文書にもあるように、」. What follows says the same
 * without it.
 */
export function leadInCut(tokens: readonly PlacedToken[]): Cut[] {
  for (let i = 2; i < tokens.length - 4 && i < 40; i++) {
    const { surface, depth, end } = tokens[i]!;
    if (depth > 0 || !/^[、，。]$/.test(surface)) continue;
    let at = i - 1;
    if (tokens[at]!.surface === 'に' || tokens[at]!.surface === 'で') at--;
    if (at < 1 || !/^(?:とおり|通り|よう)$/.test(tokens[at]!.surface)) return [];
    const told = tokens
      .slice(Math.max(0, at - 4), at)
      .some(({ baseForm }) => telling.test(baseForm));
    const where = tokens.slice(0, at).some((token) => /^(?:で|に)$/.test(token.surface));
    return surface !== '。' && told && where ? [{ kind: 'opener', start: 0, end }] : [];
  }
  return [];
}

/** The word before the comma joins a clause that claims something of its own (no condition, no manner). */
function isJoin(tokens: readonly PlacedToken[], at: number): boolean {
  const { surface, partOfSpeech, depth } = tokens[at]!;
  if (depth > 0 || at < 2 || isNamed(tokens, at)) return false;
  const { 0: coarse, 1: fine } = partOfSpeech;
  if (coarse === '助詞' && fine === '接続助詞')
    return concessive.test(surface) || surface === 'ので';
  if (surface === 'で' && tokens[at - 1]!.surface === 'の')
    return tokens[at - 1]!.partOfSpeech[1] === '非自立';
  if (surface !== 'ため' || fine !== '非自立') return false;
  // 「増えたため」 gives a reason, 「増やすため」 an aim: without the aim the main clause says something else.
  return tokens[at - 1]!.baseForm === 'た';
}

/** 「小選挙区だが、」「カナダなので、」: a noun that the main clause goes on to speak of. */
function isNamed(tokens: readonly PlacedToken[], at: number): boolean {
  let i = at - 1;
  while (
    i >= 0 &&
    ['だ', 'です', 'な', 'ある', 'で', 'た', 'の', 'ん'].includes(tokens[i]!.baseForm)
  )
    i--;
  const { partOfSpeech } = tokens[Math.max(0, i)]!;
  return i < at - 1 && partOfSpeech[0] === '名詞' && partOfSpeech[1] !== '形容動詞語幹';
}

/** The main clause from token `from` on can be read by itself. */
function standsAlone(text: string, tokens: readonly PlacedToken[], from: number): boolean {
  const start = tokens[from]!.start;
  const main = text.slice(start);
  if (main.length < shortestMain || spreading.test(main)) return false;
  let contents = 0;
  let anchored = false;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { 0: coarse, 1: fine } = token.partOfSpeech;
    if (fine === '代名詞' && !firstPersons.test(token.surface)) return false;
    if (/^[こそあど](?:の|う|んな|ういう|うした|れ|こ)/.test(token.surface) && coarse !== '名詞')
      return false;
    if (coarse === '接続詞' || relative.test(token.surface)) return false;
    if (fine === '係助詞' && token.surface === 'も' && !isCounter(tokens[i - 1]!)) return false;
    if (contentTerm(token) !== null) contents++;
    if (token.depth === 0 && isAnchor(tokens, i)) anchored = true;
  }
  return anchored && contents >= fewestContentWords;
}

/** 「何度も」「二時間も」: how often or how much, no topic. */
const isCounter = (token: PlacedToken) => token.partOfSpeech[2] === '助数詞';

/** は or を after a noun: something the main clause is about, or does something to. */
function isAnchor(tokens: readonly PlacedToken[], at: number): boolean {
  const { surface, partOfSpeech } = tokens[at]!;
  const before = tokens[at - 1];
  if (partOfSpeech[0] !== '助詞' || !before || before.partOfSpeech[0] === '助詞') return false;
  return surface === 'を' || surface === 'は';
}

/**
 * Nothing that the clause introduces is needed after the comma: it has no topic (は, も, 「小選挙区だが」) but the writer, and
 * no subject unless the main clause has a topic or subject of its own.
 */
function carriesNothing(tokens: readonly PlacedToken[], from: number): boolean {
  let subject = false;
  for (let i = 1; i < from; i++) {
    const { surface, partOfSpeech, depth } = tokens[i]!;
    if (depth > 0 || partOfSpeech[0] !== '助詞') continue;
    if (partOfSpeech[1] === '係助詞' && (surface === 'は' || surface === 'も')) {
      const before = tokens[i - 1]!;
      if (!firstPersons.test(before.surface) && !isCounter(before)) return false;
    } else if (surface === 'が' && partOfSpeech[1] === '格助詞') subject = true;
  }
  if (!subject) return true;
  for (let i = from + 1; i < tokens.length; i++) {
    const { surface, partOfSpeech, depth } = tokens[i]!;
    if (depth > 0 || tokens[i - 1]!.partOfSpeech[0] === '助詞') continue;
    if (partOfSpeech[1] === '係助詞' && surface === 'は') return true;
    if (partOfSpeech[1] === '格助詞' && surface === 'が') return true;
  }
  return false;
}
