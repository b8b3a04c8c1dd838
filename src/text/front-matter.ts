import { isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { headOf } from '../errors.js';
import type { FrontMatterValue, Notice, Title } from './prose.js';
import { eachLine } from './source.js';
import { parseToml } from './toml.js';

/** Front matter at the head of a source: where it ends, what it says, where its title stands. */
export interface FrontMatter {
  /** Where the text behind it begins. */
  readonly end: number;
  readonly values: { readonly [key: string]: FrontMatterValue } | null;
  readonly title: Title | null;
  readonly notices: readonly Notice[];
}

/** Front matter is read up to this many units and levels; what goes beyond is no post's. */
const longest = 50_000;
const deepest = 20;
const mostValues = 20_000;

const looksLikeYaml = /^(?:["']?[\w.-]{1,100}["']?[ \t]*:(?:[ \t]|\r?$)|[{#%])/m;

type Language = 'yaml' | 'toml' | 'json' | 'other';

/**
 * Read the front matter that begins at `from`: YAML between `---`, TOML between `+++`, and the older Hexo form without
 * the first `---`. Null when there is none. What cannot be read is skipped all the same, with a notice.
 */
export function readFrontMatter(source: string, from: number): FrontMatter | null {
  const found = findFrontMatter(source, from);
  if (found === null) return null;
  const { start, stop, end, language } = found;
  const unreadable = (why: string): FrontMatter => ({
    end,
    values: null,
    title: null,
    notices: [
      {
        code: 'FRONT_MATTER_UNREADABLE',
        message: `front matter left out, it cannot be read: ${why}`,
        start: from,
        end,
      },
    ],
  });
  if (stop - start > longest) return unreadable(`more than ${longest} units`);
  const text = source.slice(start, stop);
  // a post may begin with a ruled line
  if (language === 'yaml' && text.trim() !== '' && !looksLikeYaml.test(text)) return null;
  if (language === 'other') return unreadable('neither YAML, TOML nor JSON');
  try {
    if (language === 'toml') {
      const { values, title } = parseToml(text);
      return { end, values, title: placeTitle(title, source, start, stop), notices: [] };
    }
    return readYaml(text, start, end);
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

interface Found {
  readonly start: number;
  readonly stop: number;
  readonly end: number;
  readonly language: Language;
}

function findFrontMatter(source: string, from: number): Found | null {
  let opening: { mark: string; start: number; language: Language } | null = null;
  let isFirst = true;
  let lines = 0;
  for (const [lineStart, lineEnd] of eachLine(source, from)) {
    const line = source.slice(lineStart, Math.min(lineEnd, lineStart + 200)).trimEnd();
    if (isFirst) {
      isFirst = false;
      opening = openingOf(line, lineStart, lineEnd, source);
      if (opening === null) return null;
      continue;
    }
    if (line === opening!.mark) {
      const { start, language } = opening!;
      return { start, stop: lineStart, end: skipLineBreak(source, lineEnd), language };
    }
    lines += 1;
    // without a first --- it must look like nothing else
    if (opening!.start === from && (lines > 60 || !/^(?:[\w-]+:|\s|-\s|#|$)/.test(line)))
      return null;
  }
  return null;
}

function openingOf(
  line: string,
  start: number,
  end: number,
  source: string,
): { mark: string; start: number; language: Language } | null {
  const after = skipLineBreak(source, end);
  if (line === '+++') return { mark: '+++', start: after, language: 'toml' };
  const dashes = /^---[ \t]*([a-z]{0,10})$/.exec(line);
  if (dashes !== null) {
    const name = dashes[1]!;
    const language = name === '' || name === 'yml' ? 'yaml' : name;
    const known = language === 'yaml' || language === 'toml' || language === 'json';
    return { mark: '---', start: after, language: known ? language : 'other' };
  }
  if (/^(?:title|layout|date|id|slug|tags|categories):(?:\s|$)/.test(line)) {
    return { mark: '---', start, language: 'yaml' };
  }
  return null;
}

function skipLineBreak(source: string, at: number): number {
  if (source[at] === '\r' && source[at + 1] === '\n') return at + 2;
  return at < source.length ? at + 1 : at;
}

function readYaml(text: string, start: number, end: number): FrontMatter {
  const nesting = /^[ \t]*(?:[-?:] ){40}|[[{]{40}|(?:[[{][ \t\r\n]*){40}/m.test(text);
  if (nesting) throw new Error('nested too deep');
  const document = parseDocument(text, {
    schema: 'core',
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
    prettyErrors: false,
    stringKeys: false,
  });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  const reader = new YamlReader();
  visit(document, {
    Node: (_key, node) => {
      if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) {
        reader.anchors.set(node.anchor, node);
      }
    },
  });
  const value = document.contents === null ? {} : reader.read(document.contents, 0);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Error('not a list of names and values');
  }
  const values = value as { [key: string]: FrontMatterValue };
  let title: Title | null = null;
  if (isMap(document.contents)) {
    const item = document.contents.items.find(({ key }) => isScalar(key) && key.value === 'title');
    const node = item?.value;
    const text_ = titleText(node);
    if (text_ !== null && isScalar(node)) {
      values.title = text_;
      const [from, to] = node.range ?? [0, 0];
      title = placeTitle(text_, text, from, to, start);
    }
  }
  return { end, values, title, notices: [] };
}

/** A title is text, whatever else its characters might be to YAML. */
function titleText(node: unknown): string | null {
  if (!isScalar(node) || node.value === null) return null;
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  return text.trim() === '' ? null : text.trim();
}

/** Where the characters of a title stand; nowhere, when it is not written as it reads. */
function placeTitle(
  text: string | null,
  source: string,
  from: number,
  to: number,
  base = 0,
): Title | null {
  if (text === null) return null;
  const at = source.slice(from, to).indexOf(text);
  if (at === -1) return { text, start: 0, end: 0 };
  return { text, start: base + from + at, end: base + from + at + text.length };
}

/** Turns YAML nodes into plain JSON. Aliases are followed, but all values together are bounded. */
class YamlReader {
  readonly anchors = new Map<string, unknown>();
  #values = 0;

  read(node: unknown, depth: number): FrontMatterValue {
    this.#values += 1;
    if (this.#values > mostValues) throw new Error('aliases stand for too many values');
    if (depth > deepest) throw new Error('nested too deep');
    if (isAlias(node)) return this.read(this.anchors.get(node.source) ?? null, depth + 1);
    if (isScalar(node)) return scalar(node.value, node.source);
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1));
    if (!isMap(node)) return null;
    const values: { [key: string]: FrontMatterValue } = {};
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? (key.source ?? String(key.value)) : null;
      if (name === null || name === '__proto__') continue;
      values[name] = this.read(value, depth + 1);
    }
    return values;
  }
}

function scalar(value: unknown, source: string | undefined): FrontMatterValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) {
    const exact = !Number.isInteger(value) || Number.isSafeInteger(value);
    return exact ? value + 0 : (source ?? String(value));
  }
  return source ?? String(value);
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError || /call stack/.test(String(error))) return 'nested too deep';
  return error instanceof Error ? headOf(error.message.split('\n')[0]!, 120) : 'unknown reason';
}
