import { readFile } from 'node:fs/promises';
import { frontMatterOf } from './front-matter.js';
import { keyOf, openCache } from './page-cache.js';
import { checkPageOptions, isObject, type PageOptions } from './page-options.js';
import { kept } from './process-memory.js';
import { fuzzyShare, keepTerm, knownTerms, searchTokenize } from './search-function.js';
import { sharedAnalyzer } from './shared-analyzer.js';

/** A part of a page, from one heading to the next, as VitePress indexes it. */
export interface SearchSection {
  readonly anchor: string;
  readonly titles: string[];
  readonly text: string;
}

/** What goes into `themeConfig.search.options` of VitePress. */
export interface SearchOptions {
  readonly miniSearch: {
    readonly options: {
      tokenize(text: string, field?: string): string[];
      processTerm(term: string): string;
    };
    readonly searchOptions: {
      readonly combineWith: 'AND';
      fuzzy(term: string): number | false;
    };
    _splitIntoSections(path: string, html: string): Promise<SearchSection[]>;
  };
}

/**
 * Make VitePress's local search find Japanese: any part of a word, whatever its kana and width, and in the index by readings
 * too, so that 「とうきょう」 finds 東京. Text before the first heading of a page is indexed as well.
 *
 * {@link withYomitoki} puts these options in place by itself.
 *
 * @example
 * themeConfig: { search: { provider: 'local', options: yomitokiSearchOptions() } }
 *
 * @throws TypeError, RangeError when an option is not what it should be.
 */
export function yomitokiSearchOptions(options: PageOptions = {}): SearchOptions {
  checkPageOptions(options);
  const cache = openCache(options.cache);
  const { rules, modernWords, userWords } = options;
  // VitePress indexes the site twice in a build: for the server and for the browser.
  const cutBefore = new Map<string, { html: string; sections: SearchSection[] }>();
  return {
    miniSearch: {
      options: { tokenize: searchTokenize, processTerm: keepTerm },
      searchOptions: { combineWith: 'AND', fuzzy: fuzzyShare },
      async _splitIntoSections(path, html) {
        if (html === '') {
          cutBefore.delete(path);
          remember(path, [], []);
          return [];
        }
        const before = cutBefore.get(path);
        if (before?.html === html) return before.sections;
        const startsWithTitle = /^\s*<h1\b/i.test(html);
        const title = startsWithTitle ? '' : await titleOf(path);
        const { readHtml } = await readers();
        const sections = sectionsOf(html, title, readHtml);
        cutBefore.set(path, { html, sections });
        const texts = sections.flatMap(fieldsOf);
        const key = keyOf('search', rules, modernWords, userWords, texts);
        let terms = termsIn(cache?.get(key), texts.length);
        if (terms === null) {
          const { tokenize } = await sharedAnalyzer(options);
          const { searchTerms } = await import('../index.js');
          terms = texts.map((text) => withoutParts(searchTerms(tokenize(text))).join(' '));
          cache?.set(key, { terms });
        }
        remember(path, texts, terms);
        return sections;
      },
    },
  };
}

/** Loaded by the first page that is indexed: a site without search has no need of them. */
const readers = () => import('../prose.js');

type ReadHtml = Awaited<ReturnType<typeof readers>>['readHtml'];

/** The texts of a section as VitePress hands them to the tokenizer. */
const fieldsOf = ({ titles, text }: SearchSection): string[] => [
  titles.at(-1)!,
  titles.slice(0, -1).toString(),
  text,
];

/**
 * VitePress finds what begins with a term, so a kanji by itself is of use only where no pair begins with it, and a pair of
 * kana where no triple does. A third of the index less.
 */
const withoutParts = (terms: readonly string[]): string[] =>
  terms.filter((term, i) => term.length > 2 || !isBeginning(term, terms[i + 1]));

const isBeginning = (term: string, next = ''): boolean =>
  !/^[a-z0-9]/.test(term) && next.startsWith(term) && [...next].length === [...term].length + 1;

/** Terms with blanks between them: as many strings in a large site would be a hundred megabytes. */
function termsIn(kept: unknown, count: number): string[] | null {
  const terms = isObject(kept) && 'terms' in kept ? kept.terms : null;
  return Array.isArray(terms) && terms.length === count ? terms : null;
}

/** Keep the terms of a page's texts for the tokenizer, in place of those of the page before its last edit. */
function remember(path: string, texts: readonly string[], terms: readonly string[]): void {
  const holder = globalThis as { [knownTerms]?: Map<string, string> };
  holder[knownTerms] ??= new Map();
  const known = holder[knownTerms];
  const { ofPage, uses } = kept('vitepress-search', () => ({
    ofPage: new Map<string, readonly string[]>(),
    /** A heading such as まとめ stands in many pages. */
    uses: new Map<string, number>(),
  }));
  texts.forEach((text, i) => {
    known.set(text, terms[i]!);
    uses.set(text, (uses.get(text) ?? 0) + 1);
  });
  for (const text of ofPage.get(path) ?? []) {
    const left = uses.get(text)! - 1;
    uses.set(text, left);
    if (left > 0) continue;
    uses.delete(text);
    known.delete(text);
  }
  if (texts.length > 0) ofPage.set(path, texts);
  else ofPage.delete(path);
}

/** Cut a rendered page at its headings. What stands before the first goes under the title of the page. */
function sectionsOf(html: string, title: string, readHtml: ReadHtml): SearchSection[] {
  const textOf = (piece: string) => textOfHtml(piece, readHtml);
  const pieces = html.split(/<h([1-6])\b([^>]*)>(.*?)<\/h\1>/is);
  const sections: SearchSection[] = [];
  const above: string[] = title === '' ? [] : [title];
  const before = textOf(pieces[0]!);
  if (before !== '' && title !== '') sections.push({ anchor: '', titles: [title], text: before });
  for (let i = 1; i < pieces.length; i += 4) {
    const level = Number(pieces[i]) - 1;
    const anchor = /\bid="([^"]*)"/.exec(pieces[i + 1]!)?.[1] ?? '';
    const heading = textOf(pieces[i + 2]!.replace(/<a class="header-anchor".*$/s, ''));
    if (heading === '') continue;
    above.length = Math.min(above.length, level);
    above[level] = heading;
    const titles = above.filter((name) => name !== undefined);
    sections.push({ anchor, titles, text: textOf(pieces[i + 3]!) });
  }
  return sections;
}

function textOfHtml(html: string, readHtml: ReadHtml): string {
  if (!/[<&]/.test(html)) return html.trim();
  const texts = readHtml(html).blocks.map(({ text }) => text);
  return texts.join('\n').trim();
}

/** The title of a page, from its front matter or first heading. */
async function titleOf(path: string): Promise<string> {
  try {
    const source = await readFile(path, 'utf8');
    const { title } = await frontMatterOf(source);
    if (typeof title === 'string') return title;
    const { readMarkdown } = await readers();
    return readMarkdown(source).title?.text ?? '';
  } catch {
    return '';
  }
}
