import type { Cut, PlacedToken } from './compression.js';

const opens = '（(';
const closes = '）)';

/** Words in an aside that narrow, deny or soften what stands before it: without them the sentence would claim something else. */
const restricting =
  /ない|なし|無し|ず[、)）]|除|以外|のみ|だけ|限[るりっ定]|未|不[可能明]|非|税|概算|予定|見込|仮|らしい|かも|だろう|でしょう|はず|と思|たぶん|多分|おそらく|恐らく|ただし|但し|場合|とき[はに]|もし|条件|以上|以下|未満|前後|まで|以内|以降|以前|うち|抜き|込み|含|終了|廃止|中止|停止|休止|閉鎖|完了|済|削除|無料|有料|平日|休日|土日|祝日|時$|中$|[?？]/;
/** What changes who or what the word before it means. */
const renaming =
  /^(?:当時|元|現|旧|故|仮名?|前|新|次期|候補|自称|通称|偽|架空|非公式|公式|など|ほか|他|ら|たち|達|等)/;
const joining =
  /^(?:と|や|か|も|および|及び|または|又は|あるいは|もしくは|かつ|ならびに|並びに|or|and|\/)/;
/** What stands in brackets for laughter and the like, and says nothing. */
export const laughter = '(?:笑|汗|泣|爆|苦笑|涙|怒|爆笑|小声|震え声|白目|ry)';
export const laughing: RegExp = /* @__PURE__ */ new RegExp(`^${laughter}$`);

/**
 * Find the remarks in brackets that can go: complete, not inside a quotation, standing after a word or a clause and before
 * a particle, a mark or the end.
 */
export function asideCuts(text: string, tokens: readonly PlacedToken[]): Cut[] {
  const cuts: Cut[] = [];
  let open = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (open === -1 && token.depth === 0 && isOne(token, opens)) open = i;
    else if (open !== -1 && token.depth === 0) {
      if (isOne(token, closes)) {
        const cut = asideAt(text, tokens, open, i);
        if (cut) cuts.push(cut);
      }
      open = -1;
    }
  }
  return cuts;
}

/** Marks of footnotes (「縁があって*1、」「庭[^1]を」) and brackets around what was left out (「こぶり（ ）」). */
export function strayCuts(text: string): Cut[] {
  if (!/[*＊（(「『[［]/.test(text)) return [];
  const cuts: Cut[] = [];
  const stray =
    /[（(「『[［][ 　]{0,9}[）)」』\]］]|(?<=[^!-~])[*＊]\d{1,2}(?![\d!-~])|\[\^[^\s[\]]{1,20}\]/g;
  for (const { 0: found, index } of text.matchAll(stray))
    cuts.push({ kind: 'stray', start: index, end: index + found.length });
  return cuts;
}

const isOne = (token: PlacedToken, units: string) =>
  token.surface.length === 1 && units.includes(token.surface);

function asideAt(
  text: string,
  tokens: readonly PlacedToken[],
  open: number,
  close: number,
): Cut | null {
  const inner = text.slice(tokens[open]!.end, tokens[close]!.start).trim();
  let before = open - 1;
  while (before >= 0 && isBlank(tokens[before]!)) before--;
  let after = close + 1;
  while (after < tokens.length && isBlank(tokens[after]!)) after++;
  const previous = tokens[before];
  const next = tokens[after];
  if (!previous || inner === '') return null;
  // The blank on either side stood there for the brackets; beside Latin letters one of them stays.
  const isBare =
    next !== undefined && !isLatin(previous.surface.at(-1)!) && !isLatin(next.surface[0]!);
  const end = isBare ? next.start : tokens[close]!.end;
  const cut: Cut = { kind: 'aside', start: previous.end, end };
  if (laughing.test(inner)) return next && !endsClause(next) ? null : cut;
  if (restricting.test(inner) || renaming.test(inner) || joining.test(inner)) return null;
  const first = tokens[open + 1]!;
  const { 0: coarse, 1: fine } = first.partOfSpeech;
  if (coarse === '助詞' || coarse === '助動詞' || fine === '接尾') return null;
  if (/^[\d０-９a-zA-Zア-ン①-⑳]{1,2}$/.test(inner)) return null;
  if (isNumber(previous)) return null;
  if (!next || endsClause(next)) return cut;
  if (previous.partOfSpeech[0] !== '名詞' && !/[」』”]/.test(previous.surface)) return null;
  if (next.partOfSpeech[0] === '助詞') return cut;
  if (next.baseForm === 'だ' || next.baseForm === 'です') return cut;
  // 「機械学習（ML）モデル」: an abbreviation or a reading inside a compound.
  return /^[A-Za-z][\w .+-]*$|^[\u3041-\u3096ー]{2,}$/.test(inner) &&
    next.partOfSpeech[0] === '名詞'
    ? cut
    : null;
}

const isLatin = (unit: string) => /[!-~]/.test(unit);
const isBlank = (token: PlacedToken) => token.surface.trim() === '';
const endsClause = (token: PlacedToken) => /^[、。，．,.！!？?]+$/.test(token.surface);

/** A remark after a number says what the number counts. */
function isNumber(token: PlacedToken): boolean {
  const { 1: fine, 2: finer } = token.partOfSpeech;
  return fine === '数' || finer === '助数詞' || /[\d０-９]/.test(token.surface);
}
