import { randomNumbers } from '../random-text.js';

/** Texts that break text libraries, by group. Written for this project; `times` keeps them short to read. */

export interface HostileText {
  readonly name: string;
  readonly text: string;
}

const times = (unit: string, count: number) => unit.repeat(count);
const range = (from: number, to: number) => {
  let text = '';
  for (let point = from; point <= to; point++) text += String.fromCodePoint(point);
  return text;
};

function randomUnits(seed: number, count: number): string {
  const random = randomNumbers(seed);
  let text = '';
  for (let i = 0; i < count; i++) text += String.fromCharCode(Math.floor(random() * 65536));
  return text;
}

function randomJapanese(seed: number, count: number): string {
  const random = randomNumbers(seed);
  const pools = [
    range(0x3041, 0x3093),
    range(0x30a1, 0x30f6),
    range(0x4e00, 0x4eff),
    '、。「」！？\n　 ',
    'abcXYZ019.-_/',
    'ｱｲｳｶﾞﾊﾟＡ１',
  ];
  let text = '';
  for (let i = 0; i < count; i++) {
    const pool = pools[Math.floor(random() * pools.length)]!;
    text += pool[Math.floor(random() * pool.length)];
  }
  return text;
}

const groups: Record<string, Record<string, string>> = {
  trivial: {
    empty: '',
    blank: ' ',
    'ideographic blank': '　',
    'line feeds': '\n\n\n',
    tabs: '\t\t',
    'marks only': '。、！？…',
    'one kana': 'あ',
    'one kanji': '字',
    'long vowel alone': 'ー',
    'iteration mark alone': '々',
    'no-break blanks': '\u00a0\u00a0',
    'byte order mark': '\ufeff',
    'mark first': '。始まりが句点',
  },
  surrogates: {
    'high alone': '\ud842',
    'low alone': '\udfb7',
    'high at the end': '絵文字が切れた\ud83d',
    'low at the start': '\ude00が切れた',
    'pair the wrong way round': '前\udc00\ud800後',
    'high before kana': '\ud83dかな',
    'many highs': times('\ud800', 2000),
    'beyond the basic plane': '𠮷野家で𩸽を食べた。𠀋𡈽𡌛。',
    'mathematical letters': '𝐀𝒷𝓒は変数だ。',
    'pair at every place': times('𠮷。', 500),
  },
  control: {
    nul: 'あ\0い',
    'nul alone': '\0',
    'all of C0': range(0, 0x1f),
    'all of C1': range(0x7f, 0x9f),
    'escape sequence': '赤い\u001b[31m文字\u001b[0m',
    'terminal title': '\u001b]0;偽の題\u0007本文',
    backspaces: 'あ\b\b\bい',
    'carriage returns': '一行目\r二行目\r\n三行目\n\r四行目',
    'line separators': '一\u2028二\u2029三\u0085四',
  },
  bidi: {
    override: 'これは\u202eさかさま\u202cです。',
    isolates: '\u2066あ\u2067い\u2069',
    'never closed': '\u202a\u202b\u202d本文。',
    hebrew: 'שלום、世界。',
    arabic: 'مرحبا بالعالم。こんにちは。',
  },
  combining: {
    'decomposed kana': 'か\u3099き\u3099く\u3099は\u309aハ\u309aン',
    'mark without base': '\u3099\u309a\u0301',
    'hundred marks': `a${times('\u0301', 100)}`,
    'thousands of marks': `が${times('\u0301\u0315', 5000)}`,
    'marks out of order': times('a\u0315\u0300', 3000),
    'variation selectors': '葛\ufe00飾区と葛\u{e0100}城市',
    'half-width voiced': 'ｶﾞｷﾞｸﾞﾊﾟﾋﾟﾌﾟ',
  },
  japanese: {
    'kana limits': range(0x3040, 0x30ff),
    'half-width forms': range(0xff00, 0xffef),
    'squared words': range(0x3300, 0x33ff),
    'compatibility kanji': range(0xf900, 0xfa6d),
    'repeat marks': '人々、いすゞ、バナヽ、〳〵と時々刻々',
    'small kana': 'ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ',
    'vowels drawn out': `すご${times('ー', 3000)}い`,
    'tiny tsu': times('っ', 3000),
    'brackets never closed': times('「', 3000),
    'brackets never opened': times('」', 3000),
    'brackets inside brackets': `${times('「', 2000)}あ${times('」', 2000)}`,
    'mixed brackets': times('（「『【', 500),
    'same words': times('すもももももももものうち', 500),
    'no marks at all': times('庭には二羽鶏がいて裏庭にも二羽鶏がいる', 200),
    'vertical forms': '︵縦︶﹁書﹂︒',
  },
  mojibake: {
    'utf-8 read as latin-1': 'ã\u0081\u0093ã\u0082\u0093ã\u0081\u00abã\u0081¡ã\u0081¯',
    'replacement characters': '文字化け\ufffd\ufffd\ufffdした',
    'shift-jis read as latin-1': '\u0093ú\u0096{\u008cê',
    'half-width rubbish': '縺薙ｓ縺ｫ縺｡縺ｯ',
  },
  emoji: {
    adjacent: '今日は🎉🎉🎉とても嬉しい😂😂😂めっちゃ笑った',
    'skin tone': 'ありがとう🙏🏻助かりました',
    family: '👩‍👩‍👧‍👦と暮らす',
    flags: '🇯🇵日本と🇨🇦カナダ',
    keycaps: '1️⃣最初に2️⃣次に',
    'flag halves': '🇯',
    'many joined': times('👨‍👩‍👧', 500),
    tags: '🏴󠁧󠁢󠁥󠁮󠁧󠁿の旗',
  },
  invisible: {
    'zero-width blanks': '形\u200b態\u200b素',
    joiners: 'あ\u200dい\u200cう\u2060え',
    'soft hyphens': 'Kuber\u00adnetes',
    'many zero-width': times('\u200b', 3000),
    'tag characters': times('\u{e0041}', 500),
    'private use': range(0xe000, 0xe0ff),
    noncharacters: '\ufffe\uffff\u{1ffff}',
  },
  size: {
    letters: times('a', 100_000),
    katakana: times('ア', 100_000),
    digits: times('7', 100_000),
    hiragana: times('あ', 50_000),
    kanji: times('漢', 50_000),
    blanks: times(' ', 100_000),
    'line feeds': times('\n', 100_000),
    sentences: times('今日は雨だった。', 10_000),
    'full stops': times('。', 50_000),
    'question marks': times('?', 50_000),
    'one line': times('昨日の夜に読んだ本の話をしたいと思う、', 3000),
    'words and blanks': times('foo ', 20_000),
    dots: times('a.', 30_000),
    'random Japanese': randomJapanese(1, 30_000),
    'random units': randomUnits(2, 20_000),
  },
  keys: {
    prototype: '__proto__ と constructor と prototype の話。__proto__ は言葉だ。',
    methods: 'toString hasOwnProperty valueOf then は単語。toString を数える。',
    numbers: '0 -0 1e309 NaN Infinity undefined null true',
    'array index': '0 1 2 4294967295 length',
  },
  regex: {
    'nested quantifier': `${times('a', 5000)}!`,
    'blanks before a hard break': `x${times(' ', 50_000)}x  \nx`,
    'blanks before a mark': `${times(' ', 20_000)}。x`,
    'dashes before a mark': `${times('-', 20_000)}x`,
    'at signs': times('a@', 10_000),
    'url beginnings': times('http://', 5000),
    'dots and slashes': `http://${times('a.', 10_000)}`,
    'quotes back and forth': times('"\'', 10_000),
    'colons and brackets': times(':) (笑) ', 5000),
    wwww: `笑った${times('w', 50_000)}`,
  },
  html: {
    'angle brackets': times('<', 20_000),
    'open tags': times('<div>', 5000),
    'closing tags': times('</b>', 5000),
    'open comments': times('<!--', 5000),
    'character references': times('&amp;', 5000),
    'reference without end': times('&#x', 5000),
    'huge reference': '&#99999999999;&#xD800;&#0;',
    'attribute without end': `<a href="${times('x', 20_000)}`,
    'script inside text': '<p>本文。<script>alert("。")</script>続き。</p>',
    'ruby without end': '<ruby>漢字<rt>かんじ',
    cdata: '<![CDATA[本文。]]>',
    misnested: times('<b><i></b></i>', 2000),
  },
  inject: {
    'command substitution': '$(rm -rf /) `id` ; echo',
    formula: '=HYPERLINK("http://example.invalid","押す")',
    'workflow command': '::set-output name=x::y',
    'path up': '../../../../etc/passwd',
    'json in text': '{"id":1,"text":"。"}',
    template: '{{ constructor.constructor("return 1")() }} <%= y %> #{z}',
  },
  'other scripts': {
    korean: '한국어 문장입니다. 반갑습니다.',
    thai: 'ภาษาไทยไม่มีช่องว่าง',
    chinese: '这是一个中文句子。请不要丢字。',
    devanagari: 'नमस्ते दुनिया।',
    cyrillic: 'Привет, мир. Как дела?',
    vietnamese: 'Tiếng Việt có dấu.',
    turkish: 'İstanbul ıssız',
    'egyptian and cuneiform': '𓀀𓂀 𒀀𒁀',
  },
  markdown: {
    'block quotes': times('>', 5000),
    'spaced block quotes': times('> ', 5000),
    'list in list': Array.from({ length: 300 }, (_, i) => `${times('  ', i)}- 項目`).join('\n'),
    'ordered lists in one line': times('1. ', 3000),
    'dashes and blanks': times('- ', 5000),
    stars: times('*', 20_000),
    'balanced stars': times('*a ', 5000) + times('a* ', 5000),
    'stars apart': times('*a **a ', 4000),
    underscores: times('_a __a ', 4000),
    'open brackets': times('[', 10_000),
    'link beginnings': times('[a](b', 5000),
    'link angle beginnings': times('[a](<b', 4000),
    'image beginnings': times('![', 5000),
    'nested links': times('[', 1000) + times('](x)', 1000),
    'code ticks': Array.from({ length: 300 }, (_, i) => times('`', i)).join(' '),
    'fence never closed': '```ts\nconst a = 1;\n本文ではない。',
    'fence of a thousand ticks': `${times('`', 1000)}\ncode`,
    'setext underlines': times('a\n=\n', 2000),
    'thematic breaks': times('- - -\n', 2000),
    'table of pipes': `${times('|', 2000)}\n${times('|-', 2000)}|`,
    'wide table': `|${times('a|', 1000)}\n|${times('-|', 1000)}\n|${times('b|', 1000)}`,
    'definitions the same': times('[a]: b\n', 2000),
    'footnotes the same': times('[^1]: 注\n', 1000),
    'html blocks': times('<div>\n\n', 1000),
    'open comment': `<!-- ${times('a ', 5000)}`,
    'front matter never closed': `---\ntitle: 題\n${times('a: b\n', 1000)}`,
    'front matter with anchors': `---\na: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: [*a, *a]`).join('\n')}\n---\n本文。`,
    'front matter with a prototype':
      '---\n__proto__: {polluted: true}\ntitle: __proto__\n---\n本文。',
    'entities everywhere': times('&nbsp;&copy;', 3000),
    'autolinks without end': times('<https://a', 3000),
    tabs: times('\t- a\n', 500),
    'strong beside brackets': '**「重要」**です。***a** b*',
    'math dollars': times('$', 5000),
    mdx: "import A from './a'\n\nexport const b = {c: 1}\n\n<A b={() => 1}>本文。</A>\n\n{1 + 1}",
    escapes: times('\\*', 5000),
    'hard breaks': times('行  \n', 2000),
  },
};

export const hostileTexts: readonly HostileText[] = Object.entries(groups).flatMap(
  ([group, texts]) =>
    Object.entries(texts).map(([name, text]) => ({ name: `${group}: ${name}`, text })),
);

/** Values that are no strings. */
export const notStrings: readonly (readonly [string, unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['a number', 42],
  ['NaN', Number.NaN],
  ['a bigint', 10n],
  ['a boolean', true],
  ['a symbol', Symbol('s')],
  ['an array', ['あ']],
  ['an object', {}],
  ['an object without prototype', Object.create(null)],
  ['a String object', Object('あ')],
  ['bytes', new Uint8Array([227, 129, 130])],
  ['a date', new Date(0)],
  ['a function', () => 'あ'],
  ['a regular expression', /あ/],
  ['an object like an array', { length: 1e9 }],
  ['a promise', Promise.resolve('あ')],
  [
    'an object whose toString throws',
    {
      toString() {
        throw new Error('asked');
      },
    },
  ],
];
