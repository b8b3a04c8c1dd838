import { headOf } from '../errors.js';
import type { FrontMatterValue } from './prose.js';

type Values = { [key: string]: FrontMatterValue };

/**
 * Read the part of TOML that front matter uses: `key = value` with strings, numbers, booleans, dates and lists, and
 * `[tables]`. Dates stay as they are written. Throws an Error that says why it cannot.
 */
export function parseToml(text: string): { values: Values; title: string | null } {
  const values: Values = {};
  let table = values;
  const reader = new ValueReader(text);
  for (;;) {
    reader.skipBlank();
    if (reader.atEnd) break;
    const header = reader.match(
      /\[{1,2}[ \t]*([\w."' -]{1,200}?)[ \t]*\]{1,2}[ \t]*(?:#[^\n]*)?(?=\r?\n|$)/y,
    );
    if (header !== null) {
      table = tableAt(values, header[1]!);
      continue;
    }
    const key = reader.match(
      /([\w-]{1,200}|"[^"\n]{1,200}"|'[^'\n]{1,200}')(?:\.[\w-]{1,200})*[ \t]*=[ \t]*/y,
    );
    if (key === null) throw new Error(`expected a name and a value, got "${reader.sample()}"`);
    const name = key[0].replace(/[ \t]*=[ \t]*$/, '').replace(/^["']|["']$/g, '');
    const value = reader.value(0);
    if (name !== '__proto__') table[name] = value;
  }
  const title = values.title;
  return { values, title: typeof title === 'string' && title.trim() !== '' ? title.trim() : null };
}

function tableAt(values: Values, path: string): Values {
  let table = values;
  for (const part of path.split('.').slice(0, 20)) {
    const name = part.trim().replace(/^["']|["']$/g, '');
    if (name === '__proto__' || name === 'constructor' || name === 'prototype') return {};
    const existing = Object.hasOwn(table, name) ? table[name] : undefined;
    if (existing !== null && typeof existing === 'object' && !Array.isArray(existing)) {
      table = existing as Values;
    } else {
      const inner: Values = {};
      table[name] = inner;
      table = inner;
    }
  }
  return table;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['e', '\u001b'],
]);

class ValueReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  sample(): string {
    return headOf(this.#text.slice(this.#at, this.#at + 31), 30).split('\n')[0]!;
  }

  /** Blanks, line breaks and comments. */
  skipBlank(): void {
    this.match(/(?:[ \t\r\n]|#[^\n]*)*/y);
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  value(depth: number): FrontMatterValue {
    if (depth > 10) throw new Error('nested too deep');
    const long = this.match(/"""\r?\n?([\s\S]*?)"""|'''\r?\n?([\s\S]*?)'''/y);
    if (long !== null) return long[1] === undefined ? long[2]! : unescaped(long[1]);
    const quoted = this.match(/"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'/y);
    if (quoted !== null) return quoted[1] === undefined ? quoted[2]! : unescaped(quoted[1]);
    if (this.match(/\[/y) !== null) return this.#list(depth);
    if (this.match(/\{/y) !== null) return this.#inlineTable(depth);
    const bare = this.match(/[^\s,\]}#]+(?: \d\d:\d\d[^\s,\]}#]*)?/y)?.[0];
    if (bare === undefined) throw new Error(`expected a value, got "${this.sample()}"`);
    if (bare === 'true' || bare === 'false') return bare === 'true';
    const number = Number(bare.replaceAll('_', ''));
    if (/^[+-]?[\d_.]+(?:e[+-]?\d+)?$/i.test(bare) && Number.isFinite(number)) return number + 0;
    if (/^\d{4}-\d\d-\d\d|^\d\d:\d\d|^[+-]?(?:inf|nan)$|^0[xob][\da-f_]+$/i.test(bare)) return bare;
    throw new Error(`expected a value, got "${headOf(bare, 30)}"`);
  }

  #list(depth: number): FrontMatterValue {
    const items: FrontMatterValue[] = [];
    for (;;) {
      this.skipBlank();
      if (this.match(/\]/y) !== null) return items;
      items.push(this.value(depth + 1));
      this.skipBlank();
      if (this.match(/,/y) === null && this.#text[this.#at] !== ']') {
        throw new Error(`expected , or ] in a list, got "${this.sample()}"`);
      }
    }
  }

  #inlineTable(depth: number): FrontMatterValue {
    const values: Values = {};
    for (;;) {
      this.skipBlank();
      if (this.match(/\}/y) !== null) return values;
      const key = this.match(/([\w-]{1,200})[ \t]*=[ \t]*/y);
      if (key === null) throw new Error(`expected a name and a value, got "${this.sample()}"`);
      const value = this.value(depth + 1);
      if (key[1] !== '__proto__') values[key[1]!] = value;
      this.match(/[ \t]*,/y);
    }
  }
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[ \t]*\r?\n(\s*)|([\s\S]))/g,
    (all, short, long, blanks, unit) => {
      // a backslash at the end of a line takes the line break and the blanks behind it away
      if (blanks !== undefined) return '';
      if (unit !== undefined) return escapes.get(unit) ?? unit;
      const code = Number.parseInt(short ?? long, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
