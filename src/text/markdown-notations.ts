/** The notations of blog engines, as data. Each pattern is bounded: no quantifier runs inside another. */

/** A notation that takes a whole line; `role` when something is shown in its place, `title` when it holds words. */
export interface LineNotation {
  readonly pattern: RegExp;
  readonly role?: 'image' | 'embed';
}

export const lineNotations: readonly LineNotation[] = [
  // Zenn, Qiita, Docusaurus, VitePress: :::message, :::note warn, ::: details 題
  {
    pattern:
      /^:{3,}[ \t]*(?:[\w-]+[ \t]+)?(?:(?:alert|warn|info|danger|tip)[ \t]+)?(?<title>(?=[^\x00-\x7f])\S[^\n]{0,300})$/,
  },
  { pattern: /^:{3,}[ \t]*details[ \t]+(?<title>\S[^\n]{0,300})$/ },
  { pattern: /^:{3,}[ \t]*[^\n]{0,300}$/ },
  // table of contents: [toc], [[toc]], [[_TOC_]], [:contents], @[toc], {:toc}
  { pattern: /^(?:@?\[{1,2}:?_{0,2}(?:toc|contents)_{0,2}\]{1,2}|\{:toc\})$/i },
  // kramdown: attributes of the block before
  { pattern: /^\{:[^}\n]{0,300}\}$/ },
  // Zenn: @[card](…), @[youtube](…)
  { pattern: /^@\[[\w-]{1,40}\]\([^)\n]{0,1000}\)$/, role: 'embed' },
  // Hashnode: %[https://…]
  { pattern: /^%\[https?:[^\]\s]{0,1000}\]$/, role: 'embed' },
  // Hatena: a quotation ends
  { pattern: /^<<$/ },
  // Qiita, GitHub: > [!NOTE]
  { pattern: /^\[![A-Za-z]{2,20}\][+-]?$/ },
  // Obsidian: ![[photo.png]]
  { pattern: /^!\[\[[^[\]\n]{1,300}\]\]$/, role: 'image' },
];

/** Notations that open on one line and end on a later one. */
export const regionNotations: readonly {
  readonly start: RegExp;
  readonly end: RegExp;
  readonly role: 'code' | 'math';
}[] = [
  { start: /^\\{1,2}\[[ \t]*$/, end: /\\{1,2}\][ \t]*$/, role: 'math' },
  {
    start: /^\\begin\{(?:align|equation|gather|eqnarray|multline)\*?\}(?!.*\\end\{)/,
    end: /\\end\{\w+\*?\}[ \t]*$/,
    role: 'math',
  },
  {
    start:
      /^\{%-?[ \t]*(?:highlight|codeblock|code)[ \t]*(?<language>[\w+#.-]*)[^%]{0,200}%\}[ \t]*$/,
    end: /\{%-?[ \t]*end(?:highlight|codeblock|code)[ \t]*-?%\}/,
    role: 'code',
  },
  {
    // Hatena
    start: /^>\|(?<language>[\w+#.-]{0,30})\|[ \t]*$/,
    end: /^\|{1,2}<[ \t]*$/,
    role: 'code',
  },
  {
    start: /^\{\{[<%][ \t]*highlight[ \t]+(?<language>[\w+#.-]*)[^}]{0,200}[>%]\}\}[ \t]*$/,
    end: /\{\{[<%][ \t]*\/[ \t]*highlight[ \t]*[>%]\}\}/,
    role: 'code',
  },
];

/** A part of a match, from its beginning: what the parser sees there, and whether the reader does. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly fill: 'space' | 'letter' | 'none';
  readonly hide: boolean;
}

/** A notation inside a line. `needs` must stand in the line, so that most lines cost nothing. */
export interface InlineNotation {
  readonly needs: string;
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => readonly Part[];
}

const whole = (match: RegExpExecArray): Part[] => [
  { start: 0, end: match[0].length, fill: 'letter', hide: true },
];
/** Hide `open` units at the beginning and `close` at the end of a match. */
const edges =
  (open: number, close: number) =>
  ({ 0: { length } }: RegExpExecArray): Part[] => [
    { start: 0, end: open, fill: 'letter', hide: true },
    { start: length - close, end: length, fill: 'letter', hide: true },
  ];
const japanese = /[\u3041-\u30ff\u4e00-\u9fff]/;

export const inlineNotations: readonly InlineNotation[] = [
  // kramdown: [題](url){:target="_blank"}
  {
    needs: '{:',
    pattern: /(?<=[)\]`*_])\{:[ \t]?[.#a-zA-Z][^}\n]{0,300}\}/g,
    read: whole,
  },
  // Pandoc, Hugo: # 題 {#id}
  { needs: '{', pattern: /(?<=\S)[ \t]{1,8}\{[#.][^}\n]{1,100}\}[ \t]{0,8}$/g, read: whole },
  // Hatena: [https://…:title], [asin:…:detail], [f:id:…:image], [tex:…]
  {
    needs: ':',
    pattern:
      /\[(?:https?:\/\/[^\][\s]{1,1000}|(?:asin|ISBN|isbn|f:id|gist|tweet|youtube|niconico|google|tex|g:id|d:id):[^\]\n]{1,500})\](?!\(|\[|:)/g,
    read: whole,
  },
  // a footnote mark that has no footnote
  {
    needs: '[^',
    pattern:
      /\[\^(?:\d{1,4}|[\w-]{0,40}\d{1,4}|(?:fn|note|memo|ref)[\w-]{0,40}|[*※注]\d{0,4})\](?!:)/g,
    read: (match) => [{ start: 0, end: match[0].length, fill: 'none', hide: true }],
  },
  // Obsidian, Scrapbox: ![[photo.png]], [[題]], [[page|題]]
  { needs: '![[', pattern: /!\[\[[^[\]\n]{1,300}\]\]/g, read: whole },
  {
    needs: '[[',
    pattern: /(?<!!)\[\[(?:[^[\]|\n]{1,200}\|)?(?=[^\]]{0,200}[^\]\d\s.,[-])[^[\]|\n]{1,200}\]\]/g,
    read: (match) => {
      const bar = match[0].indexOf('|');
      return edges(bar === -1 ? 2 : bar + 1, 2)(match);
    },
  },
  // marker pen: ==大切==
  {
    needs: '==',
    pattern: /(?<!=)==(?![=\s])[^=\n]{1,200}(?<!\s)==(?!=)/g,
    read: (match) => (japanese.test(match[0]) ? edges(2, 2)(match) : []),
  },
  // :smile:
  {
    needs: ':',
    pattern: /(?<![\w:/])(?::[a-z][a-z0-9_+-]{1,40}:|:[+-]1:)(?![\w:/])/g,
    read: whole,
  },
  // Zenn: the width of an image
  {
    needs: '](',
    pattern:
      /[ \t]{1,8}=\d{0,5}x\d{0,5}[ \t]{0,8}(?=\))(?<=\]\([^()\s]{1,1000}[ \t]{1,8}=[\dx]{1,11}[ \t]{0,8})/g,
    read: (match) => [{ start: 0, end: match[0].length, fill: 'space', hide: false }],
  },
  // GitHub, Obsidian: > [!NOTE] 題
  { needs: '[!', pattern: /^\[![A-Za-z]{2,20}\][+-]?/g, read: whole },
  // formulas: \( … \), $$ … $$ and $ … $ in a line; short ones without commands are words to the reader
  {
    needs: '\\(',
    pattern: /\\{1,2}\([^\n\u3041-\u30ff\u4e00-\u9fff]{1,300}?\\{1,2}\)/g,
    read: whole,
  },
  { needs: '$$', pattern: /\$\$[^$\n]{1,1000}\$\$/g, read: whole },
  {
    needs: '$',
    pattern: /(?<![\w$\\])\$(?![\s$])[^$\n`]{1,300}(?<![\s\\])\$(?![\d$])/g,
    read: (match) => {
      const inner = match[0].slice(1, -1);
      if (/[\\^_{}]/.test(inner))
        return japanese.test(inner) && !inner.includes('\\') ? [] : whole(match);
      if (!/^[A-Za-z0-9 ,.()+\-*/=<>|'!:]{1,40}$/.test(inner) || !/[A-Za-z]/.test(inner)) return [];
      return [
        ...edges(1, 1)(match),
        { start: 1, end: match[0].length - 1, fill: 'letter', hide: false },
      ];
    },
  },
  // **「大切」**です: CommonMark sees no emphasis where punctuation stands inside and a letter outside; Japanese does
  {
    needs: '*',
    pattern:
      /(?<=\*)[、。，．！？「」『』（）［］【】〈〉《》〔〕“”‘’・：；…‥〜～％＝＋→←↑↓](?!\s)|(?<!\s)[、。，．！？「」『』（）［］【】〈〉《》〔〕“”‘’・：；…‥〜～％＝＋→←↑↓](?=\*)/g,
    read: () => [{ start: 0, end: 1, fill: 'letter', hide: false }],
  },
];

/** Short codes and components that show something from elsewhere, and those that show an image. */
export const embedWord =
  /\b(?:youtube|vimeo|niconico|tweet|twitter|x|gist|github|speaker-?deck|slide-?share|google-?slides?|spotify|soundcloud|instagram|facebook|bluesky|mastodon|codepen|jsfiddle|codesandbox|stackblitz|asciinema|iframe|video|audio|oembed|embed|amazon|asin|isbn|amzn|link-?card|blog-?card|card|bookmark|ogp)\b/i;
export const imageWord =
  /\b(?:figure|fig|img\w*|image|images|photo|picture|asset_img|resize|gallery|f:id)\b/i;
/** Bracketed notations that may show something. */
export const hatenaObject =
  /^\[(?:https?:\S+:embed|asin:|isbn:|f:id|gist:|tweet:|youtube:|niconico:)/i;
