// Characters that act instead of being seen: C0, DEL and C1 controls, line separators, bidirectional controls,
// interlinear annotation, and surrogates without a partner (the `u` flag leaves pairs alone).
const actors =
  /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]/gu;

const lineBreak = /[\n-\r\x85\u2028\u2029]/;

/** Write every character that would act on a terminal as an escape that can be read, such as `\x1b` or `\u202e`. */
export function visible(text: string): string {
  return text.replace(actors, escapeUnit);
}

function escapeUnit(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const unit = character.charCodeAt(0);
  const digits = unit.toString(16);
  return unit < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`;
}

/**
 * Put a text on one line for people: a line break between two Japanese characters goes away, any other becomes a space,
 * and what would act on a terminal is made visible.
 */
export function oneLine(text: string): string {
  const joined = text.trim().replace(/\s+/g, (blanks, at: number, whole: string) => {
    if (!lineBreak.test(blanks)) return blanks.replaceAll('\t', ' ');
    return isJapanese(whole, at - 1) && isJapanese(whole, at + blanks.length) ? '' : ' ';
  });
  return visible(joined);
}

function isJapanese(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x3000 && unit <= 0x9fff) || (unit >= 0xff00 && unit <= 0xff9f);
}

/**
 * Write a value as JSON of one line in which nothing acts on a terminal: the same value for every JSON reader, with
 * controls and bidirectional marks as `\u` escapes.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    actors,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
