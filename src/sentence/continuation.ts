/**
 * What a reader takes for the middle of a sentence although a mark or a line break stands before it.
 * Every pattern is sticky and looks at a few characters only.
 */

/** Characters that no sentence begins with. */
const NEVER_FIRST =
  /[、，,。．｡､…・：:；;）)」』】〕〉》］\]｝}”’んンーゝゞヽヾっぁぃぅぇぉゃゅょッァィゥェォャュョを％%=＝/／]/;

/** `という`, `と思う`: the clause before is quoted without quotation marks. */
const QUOTING =
  /(?:と(?:いう|いった|いっ[てた]|いえ[るばな]|いわ|言|云|思|おも[いうえっわ]|考|感じ|聞|書|叫|呟|つぶや|答|問|述|呼|願|知|見|気付|気づ|決|判|尋|笑|驚|喜|悩|心|頭|口|の|か|は(?!いえ|り)|も(?!かく|あれ|すれ|だち)|に(?!かく|もかく)|して|なっ|なり|なる|なれ|さ[れえ]|せ[ずざ]|や|、)|って(?!ば))/y;

/** Particles and endings that go on; the words that merely begin like them are taken out. */
const PARTICLE = new RegExp(
  [
    'と(?!て|ころ|り|にかく|はいえ|き|っ|く|ある|な|う|ん|も(?:かく|あれ|だち)|お|ど|し|ま|け|げ|び|じ|ち|いえば|言えば|いっても|言っても)',
    'の(?![んどちりびぼめこっ])',
    'が(?![んっちつぜら])',
    'は(?![いじっやあぁてずるなえらたがくげしねのべみめ])',
    'に(?![ぎしわんちほお])',
    'で(?![もはきかっしすぃ、])|です|でし[たょ]',
    'も(?![うしちっとのはりらどえくじ])',
    'だ(?:った|と|よ|ね|な|けど(?!、)|の)',
    'な(?:の|んだ(?=よ|と|けど))|な(?=[一-龠々ァ-ヺ「『])',
    'や(?=[一-龠々ァ-ヺ「『、])',
    'へ(?=[一-龠々ァ-ヺとの])',
    'から(?![だっ])|まで|より(?!も|、)|とか|など|だけ|しか(?!し|も)|さん|ちゃん|くん|みたい|らしい|ので|のに|けど(?!、)|ながら|くらい|ぐらい',
  ].join('|'),
  'y',
);

/** An ending mark followed by the stretch at `at` goes on: `！と思った`, `？の答え`. */
export function goesOnAfterMark(text: string, at: number): boolean {
  if (at >= text.length) return false;
  if (NEVER_FIRST.test(text[at]!)) return true;
  return matchesAt(QUOTING, text, at) || matchesAt(PARTICLE, text, at);
}

/** A full stop is followed by a quoting phrase, or by what cannot begin a sentence. */
export function goesOnAfterStop(text: string, at: number): boolean {
  if (at >= text.length) return false;
  return NEVER_FIRST.test(text[at]!) || matchesAt(AFTER_STOP, text, at);
}

const AFTER_STOP =
  /と(?:いう|いった|言[うっわい]|思[うっわい]|考え|感じ|のこと)|って(?:言|いう|思|感|こと)/y;

function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}
