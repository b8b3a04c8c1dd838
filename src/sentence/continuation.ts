/**
 * What a reader takes for the middle of a sentence although a mark or a line break stands before it.
 * Every pattern is sticky and looks at a few characters only.
 */

/** What no sentence begins with. */
const neverFirst =
  /[、，,。．｡､：；）)」』】〕〉》］\]｝}”’ーゝゞヽヾぁぃぅぇぉゃゅょッァィゥェォャュョを％%←]|[:;](?![A-Za-z])/y;

/** `という`, `と思う`: the clause before is quoted without quotation marks. */
const quoting =
  /(?:と(?:いう(?!か|のも|わけ)|いった|いって(?!も)|いえ[るな]|いわ|言|云|思|おも[いうえっわ]|考|感じ|聞|書|叫|呟|つぶや|答|問|述|呼|願|知|見|気付|気づ|決|判|尋|笑|驚|喜|悩|心|頭|口|の|か|は(?!いえ|り)|も(?!かく|あれ|すれ|だち)|に(?!かく|もかく)|して|なっ|なり|なる|なれ|さ[れえ]|せ[ずざ]|や|、)|って(?!ば))/y;

/** Words that begin with と and are no particle. */
const toWords =
  'て[もつ]|ころ|り[あわ]|にかく|はいえ|き[どに]|っ|く[にべ]|ある|な[りる]|う[とじ]|ん[でだ]|も(?:かく|あれ|だち)|お[いりくも]|ど[くけま]|し[てょ]|ま[りる]|け[いる]|げ|び|じ|ち|い[えっう](?:ば|ても|か|のも|わけ)|言(?:えば|っても|うか|うのも|うわけ)';

/** Particles and endings that go on; the words that merely begin like them are taken out. */
const particle = new RegExp(
  [
    `と(?!${toWords})`,
    'の(?![んどちりびぼめこっ])',
    'が(?![んっちつぜら、])',
    'は(?![いじっやあぁてずるなえらたがくげしねのべみめ])',
    'に(?![ぎしわんちほおくゃ])',
    'で(?![もはきかっしすぃ、])|です|でし[たょ]',
    'も(?![うしちっとのはりらどえくじ])',
    'だ(?:った|と|よ|ね|な|けど(?!、)|の)',
    'な(?:の|んだ(?=よ|と|けど))|な(?=[一-龠々ァ-ヺ「『])',
    'や(?=[一-龠々ァ-ヺ「『、])',
    'へ(?=[一-龠々ァ-ヺとの])',
    'から(?![だっ])|まで|より(?!も|、)|とか|など|だけ|しか(?!し|も)|さん|ちゃん|くん|みたい|らしい|ので|のに|けど(?!、)|ながら|くらい|ぐらい|的[なにだで](?!中)|風[なだ]|っぽ[いくさかな]',
  ].join('|'),
  'y',
);

/** What carries a sentence on over a blank after its mark: `？ と思った`. */
const afterBlank = /って(?!ば|いうか)|なんて(?=こと|思|言|の|話)|感じ/y;
/** A particle that opens a sentence: `！ が、その前に`, `？ も、もしかして`. */
const particleFirst = /[がもはで]、/y;

/** What carries a sentence on after a full stop; there `というわけで` and the like begin one. */
const afterStop =
  /と(?:言(?!えば|っても|うか|うより|う[のわこ事訳])|思[うっわい]|考え|感じ|聞[かいく]|いう[一-龠ァ-ヶ](?<![事訳])|か[、はのを])|って(?:言|いう(?!か)|思|感じ|こと(?!で)|や[つり])/y;

/** An exclamation or question followed by the stretch at `at` goes on: `！と思った`, `？の答え`. */
export function goesOnAfterCall(text: string, at: number): boolean {
  return (
    text[at] === '・' ||
    matchesAt(neverFirst, text, at) ||
    matchesAt(quoting, text, at) ||
    matchesAt(particle, text, at)
  );
}

/** An exclamation or question followed by a blank and the stretch at `at` goes on. */
export function goesOnAfterBlank(text: string, at: number): boolean {
  if (matchesAt(neverFirst, text, at) || matchesAt(afterBlank, text, at)) return true;
  return matchesAt(particle, text, at) && !matchesAt(particleFirst, text, at);
}

/** A full stop is followed by a quoting phrase, or by what cannot begin a sentence. */
export function goesOnAfterStop(text: string, at: number): boolean {
  return matchesAt(neverFirst, text, at) || matchesAt(afterStop, text, at);
}

/** A quotation that is complete in itself is followed by a particle, or by the verb of saying. */
export function goesOnAfterQuotation(text: string, at: number): boolean {
  return goesOnAfterCall(text, at) || matchesAt(afterQuotation, text, at);
}

const afterQuotation =
  /と(?!ころ|りあえず|にかく|ても|はいえ)|なんて|や(?!っぱ|はり)|[一-龠]{0,2}(?:など|的|風)|か(?=[らの、。])|(?:言|云|聞|答|叫|呟)[いうえっわ]/y;

/** Words that begin a sentence, written in hiragana. */
const opening =
  /(?:しか[しも]|でも|だから|だけど|だって|そ[れのこし]|そう(?!い)|こ[れのこ]|あ[れのあと]|ど[うんれ]|ただ|まあ|まぁ|まず|いや|いつ|なぜ|なん|なので|はい|うーん|うん|えー|とりあえず|とにかく|ところ|もう|もし|もちろん|さて|やっぱ|やはり|ちなみに|みんな|ぜひ|たぶん|きっと|また|わたし|ぼく)/y;

/** The stretch at `at` begins with a word that opens a sentence. */
export function opensSentence(text: string, at: number): boolean {
  return matchesAt(opening, text, at);
}

/** Whether a sticky pattern matches at `at`. */
export function matchesAt(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}
