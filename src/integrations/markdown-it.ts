import type { FuriganaOptions, FuriganaSegment } from '../index.js';
import { escapeHtml } from './escape-html.js';
import { isObject } from './page-options.js';
import { PageStore } from './page-store.js';
import type { PageValues } from './page-values.js';
import { checkRuby } from './ruby.js';
import { sharedAnalyzer } from './shared-analyzer.js';
import { aboutFields, nameOf, type PluginOptions } from './vfile.js';

export type { PageValues } from './page-values.js';

/** What `env` is to get, and whether the page is to bear readings. */
export interface MarkdownItOptions extends PluginOptions {
  /** Whether to put readings above the kanji of the text (headings and code left alone), or how. Default: false. */
  readonly ruby?: boolean | FuriganaOptions | undefined;
}

/** As much of markdown-it as is of use here. */
export interface MarkdownIt {
  readonly core: { readonly ruler: { push(name: string, rule: (state: State) => void): void } };
}

interface State {
  readonly src: string;
  readonly env: Record<string, unknown> | undefined;
  readonly inlineMode: boolean;
  readonly tokens: Token[];
}

interface Token {
  type: string;
  content: string;
  readonly children: Token[] | null;
}

/**
 * Make a plugin for markdown-it that leaves reading time, keywords, summary, description and slug of what is rendered in
 * `env.yomitoki`. markdown-it cannot wait, so the dictionary is loaded here: once a process, however many plugins there are.
 *
 * Title and slug are taken from `env.frontmatter` where something put them there, else from front matter or text of the source.
 *
 * @example
 * const md = markdownIt().use(await yomitoki({ keywords: 8 }));
 * const env = {};
 * md.render(source, env);
 * env.yomitoki.readingTime.label; // '約4分で読めます'
 *
 * Rejects with a TypeError or RangeError that names the option at fault, and with a DictionaryError.
 */
export default async function yomitoki(
  options: MarkdownItOptions = {},
): Promise<(md: MarkdownIt) => void> {
  const name = nameOf(options);
  const store = new PageStore(options);
  const ruby = checkRuby(options.ruby);
  const [analyzer, { furiganaSegments }, { readPageWith }] = await Promise.all([
    sharedAnalyzer(options),
    import('../index.js'),
    import('./page-reading.js'),
  ]);
  const read = (source: string, env: Record<string, unknown>): PageValues => {
    const about = isObject(env.frontmatter)
      ? aboutFields([env.frontmatter as Record<string, unknown>], options)
      : {};
    const markdown = { ...about, format: 'markdown' } as const;
    const key = store.keyOf(source, markdown);
    const kept = store.kept(key);
    if (kept !== undefined) return kept.values;
    const page = readPageWith(analyzer, source, markdown, options);
    store.cache?.set(key, page);
    return page.values;
  };
  return (md) => {
    md.core.ruler.push('yomitoki', ({ src, env, inlineMode, tokens }) => {
      if (inlineMode) return;
      if (env !== undefined) env[name] = read(src, env);
      if (ruby !== null) addRuby(tokens, (text) => furiganaSegments(analyzer.tokenize(text), ruby));
    });
  };
}

/** Put readings above the text. All of it is read at once, so that `firstOnly` is the first of the page. */
function addRuby(tokens: readonly Token[], read: (text: string) => FuriganaSegment[]): void {
  const places = placesOf(tokens);
  const text = places.map(({ content }) => content).join('\n');
  const pieces = read(text);
  let at = 0;
  let piece = 0;
  let used = 0;
  for (const place of places) {
    const end = at + place.content.length;
    let html = '';
    let hasRuby = false;
    while (at < end) {
      const { text: shown, ruby } = pieces[piece]!;
      const part = shown.slice(used, used + end - at);
      html += ruby === undefined ? escapeHtml(part) : rubyOf(part, ruby);
      hasRuby ||= ruby !== undefined;
      at += part.length;
      used += part.length;
      if (used === shown.length) {
        piece++;
        used = 0;
      }
    }
    if (hasRuby) {
      place.type = 'html_inline';
      place.content = html;
    }
    // the line break between two places
    at++;
    used++;
    if (used === pieces[piece]?.text.length) {
      piece++;
      used = 0;
    }
  }
}

/** The text outside headings, whose text becomes ids, and outside ruby of the author's own. */
function placesOf(tokens: readonly Token[]): Token[] {
  const places: Token[] = [];
  let isHeading = false;
  let isRuby = false;
  for (const { type, children } of tokens) {
    if (type === 'heading_open') isHeading = true;
    if (type === 'heading_close') isHeading = false;
    if (type !== 'inline' || isHeading) continue;
    for (const child of children ?? []) {
      if (child.type === 'html_inline' && /^<ruby\b/i.test(child.content)) isRuby = true;
      if (child.type === 'html_inline' && /^<\/ruby\b/i.test(child.content)) isRuby = false;
      if (child.type === 'text' && child.content !== '' && !isRuby) places.push(child);
    }
  }
  return places;
}

const rubyOf = (text: string, ruby: string): string =>
  `<ruby>${escapeHtml(text)}<rp>(</rp><rt>${ruby}</rt><rp>)</rp></ruby>`;
