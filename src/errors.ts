/** Name what kind of value came where another was wanted: 'null', 'an array', else its `typeof`. Runs no code of the value. */
export function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;
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
