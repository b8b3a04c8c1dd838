// Where the Latin words of a text are, and what each is: a word, or a number with a unit, a hash, a file name …

// Words of Latin letters and digits with what may stand inside them. Each part begins at a letter or digit and each
// separator is one character, so that the pattern takes linear time.
const latinWord =
  /(?<![A-Za-z0-9])(?:\.(?=[A-Z])|__)?[A-Za-z0-9À-ÖØ-öø-ÿ]+(?:(?:[.\-_'’&+@]|(?<=[A-Z])!(?=[A-Z]))[A-Za-z0-9À-ÖØ-öø-ÿ]+|\/(?=[A-Z0-9]{1,4}(?![A-Za-z0-9]))[A-Z0-9]+)*(?:\+\+|[+#](?![A-Za-z0-9])|__)?/g;
const shortSlash = /^[A-Z0-9]{1,4}(?:\/[A-Z0-9]{1,4})+$/;

/** Starts and ends of the Latin words of a text, alternating. */
export function latinWords(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(latinWord)) {
    const word = match[0];
    const start = match.index;
    if (word.includes('/') && !shortSlash.test(word)) {
      let from = start;
      for (const part of word.split('/')) {
        found.push(from, from + part.length);
        from += part.length + 1;
      }
    } else {
      const goesOn =
        /^[A-Z]/.test(word) &&
        namesGoOn.test(text.slice(start + word.length, start + word.length + 2));
      found.push(start, start + (goesOn ? word : withoutPossessive(word)).length);
    }
  }
  return found;
}

/** What stands behind a word of a name: Earth Mover's Distance. */
const namesGoOn = /^ [A-Z]/;

/** Amazon's is Amazon; Let's stays. */
function withoutPossessive(word: string): string {
  return /[a-z]['’]s$/.test(word) && !/^(?:let|it|that|what|there)['’]s$/i.test(word)
    ? word.slice(0, -2)
    : word;
}

// What a reader passes over: addresses, {{ template }} and {% template %} marks, TeX between dollars, \commands,
// paths and --options. A path begins where no path character stands before it, so that each pattern takes linear time.
const codeStretch =
  /(?:https?|ftp):\/\/[\x21-\x7e]+|\{\{[^{}]{0,120}\}\}|\{%[^%]{0,120}%\}|\${1,2}[\x20-\x23\x25-\x7e]{1,300}\${1,2}|\\[A-Za-z]+(?:\{[A-Za-z*]{1,20}\})?|(?<![\w~.\-/])(?:~|\.{1,2})?\/[\w.-]+(?:\/[\w.-]+)+|(?<![\w~.\-/])[a-z0-9_.-]+\/[a-z0-9_.-]+(?:\/[a-z0-9_.-]+)+|(?<![\w~.\-/])[a-z0-9-]+\/[a-z0-9]+[_-][a-z0-9_.-]+|(?<![\w-])--[A-Za-z][\w-]*|\[([a-z][\w-]{1,20})\][^[\]]{0,80}\[\/\1\]|[Tt][Ll];? ?[Dd][Rr](?![A-Za-z])/g;

/** Starts and ends of the stretches of a text that are code or addresses, alternating. */
export function codeStretches(text: string): number[] {
  const found: number[] = [];
  if (!/[\\/${;-]/.test(text)) return found;
  for (const match of text.matchAll(codeStretch)) {
    const stretch = match[0];
    // $5 and $10 are sums of money
    if (stretch.startsWith('$') && !/[\\^_={}]/.test(stretch)) continue;
    found.push(match.index, match.index + stretch.length);
  }
  return found;
}

/** What a Latin word is to a reader of the post. */
export type LatinKind = 'word' | 'number' | 'hash' | 'file' | 'code';

const version = /^[vV]?\d+(?:[.\-_]\d+)*(?:[.\-_]\d+[a-z]?\d*|\.x|\.?(?:pre|alpha|beta|rc)\d*)$/;
const measure =
  /^\d+(?:\.\d+)?(?:[kKMGTP]i?[Bb]?(?:ps)?|[kmcµn]?m|[kmµ]?g|m?l|L|B|bits?|bytes?|px|pt|em|rem|vh|vw|fps|[kKMG]?[hH]z|[kmMG]?W|[km]?V|m?Ah?|k?cal|h|min|s|sec|ms|ns|us|st|nd|rd|th|x|am|pm|AM|PM|inch|in|ft|mph|rpm|dpi|ppm|dB|yen|usd|USD|JPY|kb|mb|gb|tb|F|LDK)$/;
/** What else begins with a digit and is no name: 8.8.1-alpha1, 1req, v9, 20-65-1000, 0.7+0.1j. */
const reading =
  /^(?:\d+(?:[.-]\d+)+-?(?:alpha|beta|rc|pre|dev)\.?\d*|\d+[a-z]{2,4}|v\d+|\d+-\d+-.*|\d[\d.]*\+.*|\d+\.\d+-.*)$/;
/** A place in a book or series: p.196, STEP1, vol3, keynote-1. */
const place =
  /^(?:p|pp|vol|no|fig|step|part|day|ver|chapter|session|keynote|lesson|section|phase|track|act|ex|eq|ref|note)[.-]?\d+$/i;
const kilo = /^\d+K$/;
const hash = /^(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f][0-9a-f-]{6,}$/;
/** An article number: B06X6GJYWF. */
const serial = /^(?=(?:[A-Z]*\d){3})(?=\d*[A-Z])[A-Z\d]{8,}$/;
const file =
  /\.(?:html?|css|scss|sass|json|ya?ml|toml|xml|mdx?|txt|csv|tsv|png|jpe?g|gif|svg|webp|pdf|zip|tar|gz|exe|dll|so|rb|py|rs|tsx?|jsx|mjs|cjs|sh|bat|php|java|cpp|hpp|hs|lock|conf|cfg|ini|log|sql|ipynb|vue|local|mp[34]|docx?|xlsx?|pptx?|plist|env)$/i;
const scriptFile =
  /^(?:(?:index|main|app|config|server|client|test|script|gatsby-\w+|\w+[.\-_]config)|.*[-_/].*)\.js$/;

/** Named after a language: Kokura.rb, a community. */
const named = /^[A-Z][a-z]+\.(?:rb|py|rs)$/;
/** Initials of a name or phrase: L.O, D.A. */
const initials = /^[A-Z]\.[A-Z]$/;
/** A name in code or a host: read_atoms, kobo.example.app, ww, i-1. */
const identifier = /^(?:[a-z\d]+(?:_[a-z\d]+)+|(?:[a-z\d-]+\.){2,}[a-z]{2,6}|[wW]{2,}|[a-z]-\d)$/;
/** What stands for any name in an example: Foo-Service, hoge_table. */
const placeholder = /^(?:foo|bar|hoge|fuga|piyo)[-_.](?!js$)/i;
/** A sum rather than a name: a+1, x+y. */
const sum = /^[A-Za-z0-9]{1,2}(?:\+[A-Za-z0-9]{1,2})+$/;
/** The name of a shop or server rather than of a thing: Amazon.co.jp, amzn.to, www.example.com. */
const address =
  /\.(?:(?:co|ne|or|ac|go)\.jp|to)$|^[a-z\d-]+\.(?:[a-z\d-]+\.)*(?:com|net|org|jp)$|^(?:[A-Za-z\d-]+\.){2,}(?:com|net|org|jp)$/;

/** Tell what a Latin word is. `text` has at least one letter. */
export function latinKind(text: string): LatinKind {
  if (text.length > 40) return 'hash';
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) {
    if (version.test(text) || (measure.test(text) && !kilo.test(text))) return 'number';
  } else if (version.test(text) || place.test(text)) return 'number';
  if (reading.test(text)) return 'number';
  if (text.length >= 7 && (hash.test(text) || serial.test(text))) return 'hash';
  if (text.includes('.')) {
    if (scriptFile.test(text) || (file.test(text) && !named.test(text))) return 'file';
    if (address.test(text) || initials.test(text)) return 'code';
  }
  if (identifier.test(text) || placeholder.test(text)) return 'code';
  if (text === 'ml' || text.includes('@') || /_.*_/.test(text) || sum.test(text)) return 'code';
  return 'word';
}

/** Whether a word may be the initials of a longer name: NAS. */
export const isInitials = (text: string): boolean => text.length <= 5 && /^[A-Z]{2,5}$/.test(text);

/** Whether a word of other scripts is a number with a unit, written as one word. */
export function isCountedNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || (first >= 0xff10 && first <= 0xff19);
}
