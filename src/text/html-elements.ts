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

const NAMES: readonly (readonly [ElementKind, string])[] = [
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

const KINDS: ReadonlyMap<string, ElementKind> = new Map(
  NAMES.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

/** Elements that never hold anything and have no end tag. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed frame hr img input link meta param source track wbr'.split(' '),
);

/** Elements whose end tag may be left out, with the elements whose start ends them. */
const ENDED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map(
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
  return VOID.has(name);
}

/** Whether the start of `next` ends an open `name` that stands right around it. */
export function isEndedBy(name: string, next: string): boolean {
  return ENDED_BY.get(name)?.has(next) ?? false;
}

const BOUNDARIES: ReadonlySet<ElementKind | null> = new Set<ElementKind | null>([
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
  return BOUNDARIES.has(kind);
}

/** The attributes that decide how an element is read; others are not kept. */
export const KEPT_ATTRIBUTES: ReadonlySet<string> = new Set([
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
const SCRIPT_EMBED = /\/\/(?:gist\.github\.com|speakerdeck\.com|asciinema\.org|jsfiddle\.net)\//;
const QUOTE_EMBED =
  /(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|embedly-card|imgur-embed-pub)(?:\s|$)/;
/** Words that are there for screen readers alone. */
const FOR_SCREEN_READERS = /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text)(?:\s|$)/;
/** Columns of line numbers that highlighters put beside code. */
const LINE_NUMBERS = /(?:^|\s)(?:gutter|rouge-gutter|line-?no|line-?nos|line-?numbers)(?:\s|$)/;
/** `#f-` with eight digits is Hatena Blog's. */
const NOTE_REFERENCE =
  /^#(?:(?:user-content-)?(?:fn|cite_note|cite_ref|footnote|_ftn)|f-[\da-f]{8}$)/;
/** The colon behind the number of a note, in Hatena Blog. */
const NOTE_DELIMITER = /(?:^|\s)footnote-delimiter(?:\s|$)/;
const NOTE_CLASS =
  /(?:^|\s)(?:footnote-ref|footnote-backref|footnotes?-link|reversefootnote)(?:\s|$)/;
const NOTES_ROLE = /^doc-(?:footnote|endnotes?)$/;
const NOTES_CLASS = /(?:^|\s)footnotes?(?:\s|$)/;

/** Kind of the element `name` (lower case) in view of its attributes; null when it is inline and of no account. */
export function kindWithAttributes(
  name: string,
  attributes: ReadonlyMap<string, string>,
): ElementKind | null {
  const kind = KINDS.get(name) ?? null;
  if (attributes.size === 0) return kind;
  const source = attributes.get('src') ?? '';
  if (name === 'script' && SCRIPT_EMBED.test(source)) return 'embed';
  if (kind === 'quote' && QUOTE_EMBED.test(attributes.get('class') ?? '')) return 'embed';
  if (kind === 'image' || kind === 'embed') return kind;
  if (
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    attributes.get('role') === 'navigation' ||
    /display\s*:\s*none/i.test(attributes.get('style') ?? '') ||
    FOR_SCREEN_READERS.test(attributes.get('class') ?? '')
  ) {
    return 'hidden';
  }
  if (name === 'a' && isNoteReference(attributes)) return 'hidden';
  const names = attributes.get('class') ?? '';
  if (LINE_NUMBERS.test(names) || NOTE_DELIMITER.test(names)) return 'hidden';
  return kind;
}

/** Whether an element holds footnotes: what GFM, Pandoc, markdown-it, Hatena Blog and DPUB-ARIA make of them. */
export const isFootnotes = (attributes: ReadonlyMap<string, string>): boolean =>
  attributes.has('data-footnotes') ||
  NOTES_ROLE.test(attributes.get('role') ?? '') ||
  NOTES_CLASS.test(attributes.get('class') ?? '');

function isNoteReference(attributes: ReadonlyMap<string, string>): boolean {
  return (
    attributes.has('data-footnote-ref') ||
    attributes.get('role') === 'doc-noteref' ||
    attributes.get('role') === 'doc-backlink' ||
    NOTE_REFERENCE.test(attributes.get('href') ?? '') ||
    NOTE_CLASS.test(attributes.get('class') ?? '')
  );
}
