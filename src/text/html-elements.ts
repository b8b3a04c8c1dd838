/** What an element does to the text in it. Elements not named here are inline and leave no trace. */
export type ElementKind =
  | 'block'
  | 'heading'
  | 'quote'
  | 'list'
  | 'item'
  | 'table'
  | 'row'
  | 'cell'
  | 'code'
  | 'math'
  | 'image'
  | 'embed'
  | 'break'
  | 'hidden'
  | 'title'
  | 'strong'
  | 'emphasis'
  | 'link'
  | 'inlineCode';

const namesOfKinds: readonly (readonly [ElementKind, string])[] = [
  [
    'block',
    'address article aside body caption center details dialog div dl fieldset figcaption figure footer form ' +
      'frameset header hgroup hr html legend main menu p search section summary tbody tfoot thead',
  ],
  ['heading', 'h1 h2 h3 h4 h5 h6'],
  ['quote', 'blockquote'],
  ['list', 'ul ol dir'],
  ['item', 'li dd dt'],
  ['table', 'table'],
  ['row', 'tr'],
  ['cell', 'td th'],
  ['code', 'pre listing xmp plaintext'],
  ['math', 'math'],
  ['image', 'img image amp-img'],
  [
    'embed',
    'iframe video audio embed object youtube vimeo tweet twitter gist codepen codesandbox stackblitz speakerdeck ' +
      'slideshare spotify instagram linkcard blogcard linkpreview ogpcard amp-iframe amp-youtube amp-twitter',
  ],
  ['break', 'br'],
  [
    'hidden',
    'head nav script style template noscript noframes noembed svg canvas textarea select button datalist input ' +
      'rt rp rtc frame applet map',
  ],
  ['title', 'title'],
  ['strong', 'b strong'],
  ['emphasis', 'em i'],
  ['link', 'a'],
  ['inlineCode', 'code kbd samp tt'],
];

const kinds: ReadonlyMap<string, ElementKind> = new Map(
  namesOfKinds.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

/** Elements that never hold anything and have no end tag. */
const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed frame hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose end tag may be left out, with the elements whose start ends them. */
const endedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ['li', 'li'],
    ['dt', 'dt dd'],
    ['dd', 'dt dd'],
    ['td', 'td th tr tbody thead tfoot'],
    ['th', 'td th tr tbody thead tfoot'],
    ['tr', 'tr tbody thead tfoot'],
    ['rt', 'rt rp rb rtc'],
    ['rp', 'rt rp rb rtc'],
    ['head', 'body'],
    [
      'p',
      'address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
        'h6 header hgroup hr main menu nav ol p pre section table ul li dt dd td th tr',
    ],
  ].map(([name, by]) => [name!, new Set(by!.split(' '))]),
);

/** Whether the element `name` has no content and no end tag. */
export function isVoid(name: string): boolean {
  return voidElements.has(name);
}

/** Whether the start of `next` ends an open `name` that stands right around it. */
export function isEndedBy(name: string, next: string): boolean {
  return endedBy.get(name)?.has(next) ?? false;
}

const boundaries: ReadonlySet<ElementKind | null> = new Set<ElementKind | null>([
  'block',
  'heading',
  'quote',
  'list',
  'item',
  'table',
  'row',
  'cell',
  'code',
  'embed',
  'title',
]);

/** Whether text before and after the tags of such an element does not read on. */
export function isBoundary(kind: ElementKind | null): boolean {
  return boundaries.has(kind);
}

/** The attributes that decide how an element is read; others are not kept. */
export const keptAttributes: ReadonlySet<string> = new Set([
  'class',
  'hidden',
  'href',
  'src',
  'role',
  'style',
  'aria-hidden',
  'data-footnote-ref',
  'data-footnotes',
  'data-lang',
]);

/** Scripts that put something to look at where they stand. */
const scriptEmbed = /\/\/(?:gist\.github\.com|speakerdeck\.com|asciinema\.org|jsfiddle\.net)\//;
const quoteEmbed =
  /(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|embedly-card|imgur-embed-pub)(?:\s|$)/;
/** Words that are there for screen readers alone. */
const forScreenReaders = /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text)(?:\s|$)/;
/** Columns of line numbers that highlighters put beside code. */
const lineNumbers = /(?:^|\s)(?:gutter|rouge-gutter|line-?no|line-?nos|line-?numbers)(?:\s|$)/;
/** `#f-` with eight digits is Hatena Blog's. */
const noteReference =
  /^#(?:(?:user-content-)?(?:fn|cite_note|cite_ref|footnote|_ftn)|f-[\da-f]{8}$)/;
/** The colon behind the number of a note, in Hatena Blog. */
const noteDelimiter = /(?:^|\s)footnote-delimiter(?:\s|$)/;
const noteClass =
  /(?:^|\s)(?:footnote-ref|footnote-backref|footnotes?-link|reversefootnote)(?:\s|$)/;
const notesRole = /^doc-(?:footnote|endnotes?)$/;
const notesClass = /(?:^|\s)footnotes?(?:\s|$)/;

/** Kind of the element `name` (lower case) in view of its attributes; null when it is inline and of no account. */
export function kindWithAttributes(
  name: string,
  attributes: ReadonlyMap<string, string>,
): ElementKind | null {
  const kind = kinds.get(name) ?? null;
  if (attributes.size === 0) return kind;
  const source = attributes.get('src') ?? '';
  if (name === 'script' && scriptEmbed.test(source)) return 'embed';
  if (kind === 'quote' && quoteEmbed.test(attributes.get('class') ?? '')) return 'embed';
  if (kind === 'image' || kind === 'embed') return kind;
  if (
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    attributes.get('role') === 'navigation' ||
    /display\s*:\s*none/i.test(attributes.get('style') ?? '') ||
    forScreenReaders.test(attributes.get('class') ?? '')
  ) {
    return 'hidden';
  }
  if (name === 'a' && isNoteReference(attributes)) return 'hidden';
  const names = attributes.get('class') ?? '';
  if (lineNumbers.test(names) || noteDelimiter.test(names)) return 'hidden';
  return kind;
}

/** Whether an element holds footnotes: what GFM, Pandoc, markdown-it, Hatena Blog and DPUB-ARIA make of them. */
export const isFootnotes = (attributes: ReadonlyMap<string, string>): boolean =>
  attributes.has('data-footnotes') ||
  notesRole.test(attributes.get('role') ?? '') ||
  notesClass.test(attributes.get('class') ?? '');

function isNoteReference(attributes: ReadonlyMap<string, string>): boolean {
  return (
    attributes.has('data-footnote-ref') ||
    attributes.get('role') === 'doc-noteref' ||
    attributes.get('role') === 'doc-backlink' ||
    noteReference.test(attributes.get('href') ?? '') ||
    noteClass.test(attributes.get('class') ?? '')
  );
}
