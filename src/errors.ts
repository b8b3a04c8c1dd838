/** Show a value that came where another was wanted, for an error message. Runs no code of the value. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 40 ? `${headOf(value, 40)}…` : value);
    case 'bigint':
      return `${value}n`;
    case 'number':
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      // A file that was read without an encoding.
      if (ArrayBuffer.isView(value)) return 'bytes';
      return Array.isArray(value) ? 'an array' : 'an object';
    default:
      return `a ${typeof value}`;
  }
}

/** The first `length` units of a text, or one fewer where that would part a pair. */
export function headOf(text: string, length: number): string {
  const partsPair = text.length > length && /[\ud800-\udbff]/.test(text[length - 1]!);
  return text.slice(0, partsPair ? length - 1 : length);
}

/** Refuse options that are no object: `analyze(source, 'post.md')`, `analyze(source, { readingTime: ['fast'] })`. */
export function checkOptions<T>(name: string, options: T): T {
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options);
  if (options !== undefined && !isObject)
    throw new TypeError(`${name} must be an object, got ${describe(options)}`);
  return options;
}

/** Refuse what is neither absent nor true or false. */
export function checkFlag(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean')
    throw new TypeError(`${name} must be true or false, got ${describe(value)}`);
}

/** Refuse what is none of the names: a TypeError where it is no string, a RangeError for any other string. */
export function checkOneOf(name: string, value: unknown, names: readonly string[]): void {
  if (typeof value === 'string' && names.includes(value)) return;
  const rest = names.slice(0, -1).join(', ');
  const rule = `${name} must be ${rest} or ${names[names.length - 1]}, got ${describe(value)}`;
  throw new (typeof value === 'string' ? RangeError : TypeError)(rule);
}

/** Why a dictionary was refused. */
export type DictionaryErrorCode =
  | 'NOT_A_DICTIONARY'
  | 'WRONG_VERSION'
  | 'TRUNCATED'
  | 'DAMAGED'
  | 'UNREADABLE';

/** A dictionary that cannot be read or trusted. The message says what was expected, what came, and the remedy. */
export class DictionaryError extends Error {
  override readonly name = 'DictionaryError';
  /** Why, for programs. */
  readonly code: DictionaryErrorCode;

  constructor(code: DictionaryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A word list or lexicon that cannot be compiled. The message begins with `file:line`. */
export class CompileError extends Error {
  override readonly name = 'CompileError';
}
