// What a Latin word is: a word, or a number with a unit, a hash, a file name …

/** What a Latin word is to a reader of the post. */
export type LatinKind = 'word' | 'number' | 'hash' | 'file' | 'code';

const version = /^[vV]?\d+(?:[.\-_]\d+)+[a-z]?\d*$/;
const measure =
  /^\d+(?:\.\d+)?(?:[kKMGTP]i?[Bb]?(?:ps)?|[kmcµn]?m|[kmµ]?g|m?l|L|B|bits?|bytes?|px|pt|em|rem|vh|vw|fps|[kKMG]?[hH]z|[kmMG]?W|[km]?V|m?Ah?|k?cal|h|min|s|sec|ms|ns|us|st|nd|rd|th|x|am|pm|AM|PM|inch|in|ft|mph|rpm|dpi|ppm|dB|yen|usd|USD|JPY|kb|mb|gb|tb)$/;
const kilo = /^\d+K$/;
const hash = /^(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f][0-9a-f-]{6,}$/;
const file =
  /\.(?:html?|css|scss|sass|json|ya?ml|toml|xml|mdx?|txt|csv|tsv|png|jpe?g|gif|svg|webp|pdf|zip|tar|gz|exe|dll|so|rb|py|rs|tsx?|jsx|mjs|cjs|sh|bat|php|java|cpp|hpp|hs|lock|conf|cfg|ini|log|sql|ipynb|vue|local|mp[34]|docx?|xlsx?|pptx?|plist|env)$/i;
const scriptFile =
  /^(?:(?:index|main|app|config|server|client|test|script|gatsby-\w+|\w+[.\-_]config)|.*[-_/].*)\.js$/;

/** Tell what a Latin word is. `text` has at least one letter. */
export function latinKind(text: string): LatinKind {
  if (text.length > 40) return 'hash';
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) {
    if (version.test(text) || (measure.test(text) && !kilo.test(text))) return 'number';
  } else if (version.test(text)) return 'number';
  if (text.length >= 7 && hash.test(text)) return 'hash';
  if (text.includes('.') && (scriptFile.test(text) || file.test(text))) return 'file';
  if (text.includes('@') || /_.*_/.test(text)) return 'code';
  return 'word';
}

/** Whether a word of other scripts is a number with a unit, written as one word. */
export function isCountedNumber(text: string): boolean {
  return /^[0-9０-９]/.test(text);
}
