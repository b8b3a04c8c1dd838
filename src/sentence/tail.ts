/**
 * What an author hangs on the end of a sentence: `(笑)`, `w`, `^^;`, `:)`, ♪, emoji.
 * Each pattern is bounded, so that looking at every mark of a text stays linear.
 */

const laugh =
  '[(（](?:|笑+|爆笑?|苦笑|失笑|微笑|汗|泣|涙|怒|照|謎|嘘|死|殴|棒読?み?|違|ぇ|え|おい|ぉぃ|w+|ｗ+)[)）]';
/** `(^o^)`, `（´・ω・｀）`: brackets that hold a face and no words. */
const face =
  '[\\\\＼ヽヾ٩oOmd]?[(（](?=[^)）]{0,14}[^\\sA-Za-z0-9ぁ-んァ-ヶー一-龠、。！？!?)）(（,./:%+*×●○■□◆◇＊-])[^)）(（ぁ-んァ-ヶー一-龠々A-Zb-np-uyz0-9.●○■□◆◇*＊×\\n]{2,14}[)）](?:[;；゛゜ﾉノ／/b۶و]|m(?![A-Za-z])|[ｦ-ﾟ]{1,6}[!！]{0,3})?';
const western = "[:;][-']?[)(DPpO|3](?![A-Za-z0-9])";
const carets = '\\^[-_oω]?\\^[;；]{0,3}';
const latin = '(?<![A-Za-z0-9Ａ-Ｚａ-ｚ])(?:orz|OTL|[wｗ]{1,60})(?![A-Za-z0-9Ａ-Ｚａ-ｚ.&/_-])';
const symbol = '[♪♫♬☆★♡♥❤♩✨]';
const emoji =
  '(?:\\p{Regional_Indicator}{2}|(?![0-9#*©®™‼⁉ℹ←-⇿])\\p{Extended_Pictographic}(?:[\\ufe0e\\ufe0f]|\\p{Emoji_Modifier}|\\u200d\\p{Extended_Pictographic}|[\\u{e0020}-\\u{e007f}]){0,12})';

const hanging = new RegExp([laugh, face, western, carets, latin, symbol, emoji].join('|'), 'uy');
/** A word that hangs only where nothing follows it: `。笑`. */
const loneWord = /(?:笑+|汗|泣|涙|爆|草)(?=$|[\s。．！？!?」』）)])/y;

const words = '笑汗泣涙爆草';

/** Latin letters that begin a face, a laugh or orz. */
const letters = 'dmoOw';

/** A letter, kana, ideograph or 、 at which no sentence ends and nothing that hangs on one begins: most of a text. */
export function isPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x3400 && code <= 0x9fff) return !words.includes(text[at]!);
  if ((code >= 0x3041 && code <= 0x30fa) || code === 0x3001) return true;
  return isLatinLetter(code) && !letters.includes(text[at]!);
}

const isLatinLetter = (code: number) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** End of the emoticon or emoji at `at`; `at` itself when there is none. */
export function skipEmoticon(text: string, at: number): number {
  if (at >= text.length) return at;
  if (isPlain(text, at)) return at;
  hanging.lastIndex = at;
  if (hanging.test(text)) return hanging.lastIndex;
  loneWord.lastIndex = at;
  return loneWord.test(text) ? loneWord.lastIndex : at;
}

/** Emoji that announce what comes after them rather than close what stood before. */
const pointer = /[👉👇☞➡▶📌📝💡🔗📅📖📣🚨⚠]/uy;

/** The emoji at `at` announces what follows it. */
export function isPointer(text: string, at: number): boolean {
  pointer.lastIndex = at;
  return pointer.test(text);
}

/** A short note in parentheses that closes the line: `（三日目）`. One that holds a clause is a sentence of its own. */
const note = /[(（][^()（）\n]{0,15}[^()（）\nぁ-ん。．！？!?…・][)）](?=[^\S\n]{0,4}(?:\n|$))/y;
/** A footnote mark typed by hand: `[3]`, `[*1]`. */
const footnote = /\[(?:[*†注]?\d{1,3}|[*†])\](?![:(\d])/y;

/** End of the short note or footnote mark at `at`; `at` itself when there is none. */
export function skipNote(text: string, at: number): number {
  note.lastIndex = at;
  if (note.test(text)) return note.lastIndex;
  footnote.lastIndex = at;
  return footnote.test(text) ? footnote.lastIndex : at;
}
