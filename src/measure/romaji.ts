import { describe } from '../errors.js';
import { isKana, lengthened, toKatakana } from '../text/kana.js';
import { fold } from '../text/normalize.js';
import type { Token } from '../tokenizer/token.js';
import { checkTokens } from './options.js';
import { withReadings } from './read-tokens.js';
import { spokenKana } from './readings.js';

/**
 * Sounds in Hepburn. The kana of Japanese words: the table of the passport office (外務省「ヘボン式ローマ字綴方表」). The
 * pairs of loanwords (ファ, ティ, ヴィ …): the tables 1 and 2 of 「外来語の表記」, Cabinet notice No. 2 of 1991, each
 * written with the consonant and vowel it stands for.
 */
const sounds = /* @__PURE__ */ tableOf(`
ア a    イ i    ウ u    エ e    オ o
カ ka   キ ki   ク ku   ケ ke   コ ko
サ sa   シ shi  ス su   セ se   ソ so
タ ta   チ chi  ツ tsu  テ te   ト to
ナ na   ニ ni   ヌ nu   ネ ne   ノ no
ハ ha   ヒ hi   フ fu   ヘ he   ホ ho
マ ma   ミ mi   ム mu   メ me   モ mo
ヤ ya           ユ yu           ヨ yo
ラ ra   リ ri   ル ru   レ re   ロ ro
ワ wa   ヰ i            ヱ e    ヲ o    ン n
ガ ga   ギ gi   グ gu   ゲ ge   ゴ go
ザ za   ジ ji   ズ zu   ゼ ze   ゾ zo
ダ da   ヂ ji   ヅ zu   デ de   ド do
バ ba   ビ bi   ブ bu   ベ be   ボ bo
パ pa   ピ pi   プ pu   ペ pe   ポ po
キャ kya  キュ kyu  キョ kyo  ギャ gya  ギュ gyu  ギョ gyo
シャ sha  シュ shu  ショ sho  ジャ ja   ジュ ju   ジョ jo
チャ cha  チュ chu  チョ cho  ヂャ ja   ヂュ ju   ヂョ jo
ニャ nya  ニュ nyu  ニョ nyo  ヒャ hya  ヒュ hyu  ヒョ hyo
ビャ bya  ビュ byu  ビョ byo  ピャ pya  ピュ pyu  ピョ pyo
ミャ mya  ミュ myu  ミョ myo  リャ rya  リュ ryu  リョ ryo
イェ ye   ウィ wi   ウェ we   ウォ wo   ウァ wa
クァ kwa  クィ kwi  クェ kwe  クォ kwo  クヮ kwa
グァ gwa  グィ gwi  グェ gwe  グォ gwo  グヮ gwa
キェ kye  ギェ gye  シェ she  ジェ je   チェ che
ニェ nye  ヒェ hye  ビェ bye  ピェ pye  ミェ mye  リェ rye
ツァ tsa  ツィ tsi  ツェ tse  ツォ tso  ツュ tsyu
ティ ti   テュ tyu  トゥ tu   ディ di   デュ dyu  ドゥ du
スィ si   ズィ zi
ファ fa   フィ fi   フェ fe   フォ fo   フャ fya  フュ fyu  フョ fyo
ヴァ va   ヴィ vi   ヴ vu     ヴェ ve   ヴォ vo   ヴャ vya  ヴュ vyu  ヴョ vyo
ヷ va   ヸ vi   ヹ ve   ヺ vo
ァ a    ィ i    ゥ u    ェ e    ォ o    ャ ya   ュ yu   ョ yo   ヮ wa   ヵ ka   ヶ ke
`);

function tableOf(text: string): Map<string, string> {
  const words = text.trim().split(/\s+/);
  const table = new Map<string, string>();
  for (let i = 0; i < words.length; i += 2) table.set(words[i]!, words[i + 1]!);
  return table;
}

/** Katakana in Hepburn: ー is not written, ッ doubles the consonant (tch for チ), ン is n everywhere. */
export function hepburn(katakana: string): string {
  let romaji = '';
  let isDoubled = false;
  for (let at = 0; at < katakana.length; ) {
    const unit = katakana[at]!;
    if (unit === 'ッ') {
      isDoubled = true;
      at++;
      continue;
    }
    const pair = sounds.get(katakana.slice(at, at + 2));
    const sound =
      at + 1 < katakana.length && pair !== undefined
        ? pair
        : (sounds.get(unit) ?? (unit === 'ー' ? '' : unit));
    at += sound === pair ? 2 : 1;
    if (isDoubled && /^[bcdfghjkmprstvwyz]/.test(sound))
      romaji += sound.startsWith('ch') ? 't' : sound[0];
    if (sound !== '') isDoubled = false;
    romaji += sound;
  }
  return romaji;
}

/**
 * Write Japanese in Latin letters as Hepburn does: words apart, particles as they are spoken (wa, e, o), long vowels as in
 * passports (Tokyo, Osaka), n before b, m and p too. Latin words, digits and words nobody knows how to read stay as they
 * are. Of the tokens of a text, their readings and parts of speech are used; a string is taken as kana, one word from
 * blank to blank.
 *
 * @example
 * romaji(tokenizer.tokenize('私は東京へ行きます。')) // 'watashi wa tokyo e ikimasu.'
 * romaji('ファイル') // 'fairu'
 *
 * @throws TypeError when it is given neither a string nor an array.
 */
export function romaji(source: string | readonly Token[]): string {
  if (typeof source === 'string') return kanaText(source);
  if (!Array.isArray(source))
    throw new TypeError(`source must be a string or an array of tokens, got ${describe(source)}`);
  checkTokens(source, 'source');
  return new Writing().write(source);
}

function kanaText(text: string): string {
  return fold(text).text.replace(/[\u3041-\u3096\u30a1-\u30fa\u30fc]+/g, (run) => {
    const katakana = toKatakana(run);
    return hepburn(katakana === run ? run : lengthened(katakana));
  });
}

const marks = new Map([
  ['。', '.'],
  ['、', ','],
  ['，', ','],
  ['．', '.'],
  ['！', '!'],
  ['？', '?'],
  ['：', ':'],
  ['；', ';'],
  ['（', '('],
  ['）', ')'],
  ['「', '"'],
  ['」', '"'],
  ['『', '"'],
  ['』', '"'],
  ['・', ' '],
  ['〜', '~'],
  ['～', '~'],
]);
const opening = new Set(['「', '『', '（', '(', '[', '【', '〈', '《', '“']);
const closing = /* @__PURE__ */ new Set('。、，．！？：；）」』!?,;:)]】〉》”');

/** Joins the tokens of a text to words. */
class Writing {
  readonly #parts: string[] = [];
  /** Kana of the word that is being joined. */
  #word = '';
  /** What ended it last: asking the word itself would join its parts anew for every token. */
  #wordEnd = '';
  #last: 'start' | 'kana' | 'latin' | 'mark' | 'closing' | 'opening' = 'start';

  write(tokens: readonly Token[]): string {
    let before: Token | null = null;
    for (const token of withReadings(tokens)) {
      this.#add(token, before);
      before = token;
    }
    this.#flush();
    return this.#parts.join('');
  }

  #add(token: Token, before: Token | null): void {
    const surface = fold(token.surface).text;
    // an unknown name is one token: レオナルド・ダ・ヴィンチ
    if (surface.length > 1 && surface.includes('・') && isKana(surface.replaceAll('・', ''))) {
      for (const part of surface.split('・'))
        if (part !== '') this.#add({ ...token, surface: part, reading: part }, null);
      return;
    }
    const kana = /^[\x21-\x7e]+$/.test(surface) ? null : spokenKana(token, before);
    if (kana !== null) {
      if (
        this.#last === 'kana' &&
        before !== null &&
        // 一|回: ikkai
        (this.#wordEnd.endsWith('ッ') || isOneWord(before, token))
      ) {
        // 行こ|う, でしょ|う
        this.#wordEnd = surface === 'う' && token.partOfSpeech[0] === '助動詞' ? 'ー' : kana;
        this.#word += this.#wordEnd;
        return;
      }
      this.#flush();
      this.#space(this.#last === 'kana' || this.#last === 'latin' || this.#last === 'closing');
      // one token of IPADIC, two words: について ni tsuite, を通して o toshite
      const particle = isPhrase(token) ? kana.slice(0, 1) : '';
      if (particle !== '') this.#parts.push(hepburn(particle), ' ');
      this.#word = kana.slice(particle.length);
      this.#wordEnd = this.#word;
      this.#last = 'kana';
      return;
    }
    this.#flush();
    if (/^\s*$/.test(surface)) {
      if (surface.includes('\n')) this.#parts.push('\n');
      else this.#space(this.#last !== 'start');
      this.#last = 'start';
    } else if (opening.has(surface)) {
      this.#space(this.#last === 'kana' || this.#last === 'closing');
      this.#put(surface, 'opening');
    } else if (closing.has(surface)) this.#put(surface, 'closing');
    else if (/^[+#%]+$/.test(surface) && this.#last === 'latin') this.#put(surface, 'latin');
    else if (marks.has(surface) || /^[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]+$/.test(surface)) {
      this.#space(this.#last === 'kana' && /^[.#@$&]/.test(surface));
      this.#put(surface, 'mark');
    } else {
      this.#space(this.#last === 'kana' || this.#last === 'closing');
      this.#put(surface, 'latin');
    }
  }

  #put(surface: string, kind: 'latin' | 'mark' | 'closing' | 'opening'): void {
    this.#parts.push(marks.get(surface) ?? surface);
    this.#last = kind;
  }

  #space(isWanted: boolean): void {
    if (isWanted && this.#parts.length > 0) this.#parts.push(' ');
  }

  #flush(): void {
    if (this.#word !== '') this.#parts.push(hepburn(this.#word));
    this.#word = '';
  }
}

const joinedParticles = new Set(['て', 'で', 'ば', 'ちゃ', 'じゃ', 'たり', 'だり']);
/** Verbs shortened to an ending: 食べてる, やっとく, 忘れちゃう. */
const shortVerbs = new Set([
  'てる',
  'でる',
  'とく',
  'どく',
  'とる',
  'どる',
  'ちゃう',
  'じゃう',
  'ちまう',
  'じまう',
  'てく',
  'でく',
]);
/** Whether a token is a case particle with a verb: という, について, による, をもって. */
const isPhrase = ({ partOfSpeech, surface }: Token): boolean =>
  partOfSpeech[2] === '連語' && partOfSpeech[0] === '助詞' && /^[とにを]../.test(surface);

const separateAuxiliaries = new Set(['です', 'だ', 'らしい', 'みたい']);

/** Whether Hepburn writes two tokens as one word: an ending with its verb, a prefix or suffix with its noun. */
function isOneWord(before: Token, token: Token): boolean {
  const { 0: coarse, 1: fine, 2: finer } = token.partOfSpeech;
  const coarseBefore = before.partOfSpeech[0];
  const inflects =
    coarseBefore === '動詞' || coarseBefore === '形容詞' || coarseBefore === '助動詞';
  switch (coarse) {
    case '助動詞':
      // 読ん|だ is an ending, 静か|だ a word
      return (
        inflects &&
        (token.conjugationType === '特殊・タ' || !separateAuxiliaries.has(token.baseForm))
      );
    case '助詞':
      return inflects && joinedParticles.has(token.surface);
    case '動詞':
      if (coarseBefore === '接頭詞') return true;
      return inflects && (fine === '接尾' || (fine === '非自立' && shortVerbs.has(token.baseForm)));
    case '形容詞':
      return coarseBefore === '接頭詞' || (inflects && fine === '接尾');
    case '名詞':
      if (coarseBefore === '接頭詞') return true;
      return fine === '接尾' && finer !== '人名' && finer !== '地域' && finer !== '助数詞';
    default:
      return false;
  }
}
