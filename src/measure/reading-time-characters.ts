// What a UTF-16 unit is to a reader: own table, so that `readingTime` stays a few kilobytes. Each item is a kind of
// reading-time-slots.ts (its number as a letter, A for 0) and, in base 36, how far its range starts after the range before. By line:
// ASCII to U+1FFF; general punctuation and signs from U+2000; Japanese from U+2E80; further scripts, surrogates and widths from
// U+A000. A high surrogate stands for its plane (emoji and the like are signs, planes 2 and 3 kanji), a low one for nothing.
const ranges =
  'J0H13J1H5J2E1JaG7JqH4J1G1JqG1xJnG1IfcG34' +
  'J5n4IbJ5F4J2H3J1FbJyjF3kG1a8' +
  'AhsJaoD1A4D3B1lI2gB4C3D2jC1A4F74Ae8' +
  'Glc0A2dcF8owA1sI3kJ1fkA4xsGe8IlcD75EfDaG7DqG6DqCbI1kF2';

let kinds: Uint8Array | undefined;

/** The kind of each of the 65,536 units, made at the first call. */
export function characterKinds(): Uint8Array {
  if (!kinds) {
    kinds = new Uint8Array(65536);
    let start = 0;
    for (const [, kind, distance] of ranges.matchAll(/(.)([^A-J]+)/g)) {
      start += parseInt(distance!, 36);
      kinds.fill(parseInt(kind!, 36) - 10, start);
    }
  }
  return kinds;
}
