import { identityMap, type OffsetMap } from './offset-map.js';

/** A text folded for analysis, with the way back. */
export interface Folded {
  readonly text: string;
  /** From offsets in `text` to offsets in the text that was folded. */
  readonly map: OffsetMap;
}

/**
 * Fold width and kana for analysis. Never makes a unit from nothing: each folded unit stands for one or more units of
 * the text, so that tokens of the folded text never overlap in the source.
 */
export function fold(text: string): Folded {
  return { text, map: identityMap(text.length) };
}
