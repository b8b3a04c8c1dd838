// Checks of options that several measures take.
import { describe } from '../errors.js';

/** Refuse a list of sentences that is none. */
export function checkSentences(sentences: unknown): void {
  checkList('sentences', sentences, 'text', 'splitSentences gives');
}

/** Refuse a list of tokens that is none. */
export function checkTokens(tokens: unknown, name = 'tokens'): void {
  checkList(name, tokens, 'surface', 'a tokenizer gives');
}

/** Refuse what is no list of objects with a string `field`, for all that can be seen from the first. */
function checkList(name: string, list: unknown, field: string, source: string): void {
  if (!Array.isArray(list)) throw new TypeError(`${name} must be an array, got ${describe(list)}`);
  if (list.length === 0) return;
  const value: unknown = list[0]?.[field];
  if (typeof value !== 'string')
    throw new TypeError(
      `${name}[0].${field} must be a string, as ${source}, got ${describe(value)}`,
    );
}

/** Refuse sentences that are none, or that `tokenizeSentences` has not seen. */
export function checkTokenized(sentences: unknown): void {
  checkSentences(sentences);
  const [first] = sentences as unknown[];
  if (first !== undefined && !Array.isArray((first as { tokens?: unknown } | null)?.tokens))
    throw new TypeError(
      `sentences[0].tokens must be an array, as tokenizeSentences gives, got ${describe((first as { tokens?: unknown } | null)?.tokens)}`,
    );
}

/** A whole number of at least `least`, or Infinity for no limit; undefined when the option is absent. */
export function checkCount(name: string, value: unknown, least: number): number | undefined {
  if (value === undefined) return undefined;
  const rule = `${name} must be a whole number of ${least} or more, got ${describe(value)}`;
  if (typeof value !== 'number') throw new TypeError(rule);
  if (Number.isNaN(value) || value < least || !(Number.isInteger(value) || value === Infinity))
    throw new RangeError(rule);
  return value;
}

/** A number from 0 to 1, or undefined when the option is absent. */
export function checkShare(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const rule = `${name} must be a number from 0 to 1, got ${describe(value)}`;
  if (typeof value !== 'number') throw new TypeError(rule);
  if (!(value >= 0 && value <= 1)) throw new RangeError(rule);
  return value;
}

/** An array of strings, or undefined when the option is absent. */
export function checkStrings(name: string, value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value))
    throw new TypeError(`${name} must be an array of strings, got ${describe(value)}`);
  const at = value.findIndex((item) => typeof item !== 'string');
  if (at !== -1) throw new TypeError(`${name}[${at}] must be a string, got ${describe(value[at])}`);
  return value;
}
