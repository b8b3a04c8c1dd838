import { KANJI, LETTER, MARK, SIGN } from './reading-time-slots.js';

// What a UTF-16 unit is to a reader. Own table, so that `readingTime` stays a few kilobytes.
// Each item is the kind (base 36, one digit) and in hexadecimal the first unit of a range, which ends where the next begins.
const ranges =
  '90 727 928 72d 92f 430 93a 641 95b 75f 960 661 97b 6c0 9d7 6d8 8300 6370 ' +
  '92000 8200b 92010 52014 92016 72019 9201a 52025 92027 5203b 9203c 820d0 52100 92500 52580 62c00 ' +
  '02e80 93000 33001 03005 33008 13041 83099 1309d 230a0 330fb 230fc 03100 53200 03400 ' +
  '6a000 0ac00 ad800 9e000 0f900 6fb00 8fe00 3ff01 4ff10 3ff1a 6ff21 3ff3b 6ff41 3ff5b 2ff66 8ff9e 0ffa0 5ffe0';

let kinds: Uint8Array | undefined;

/** The kind of each of the 65,536 units, made at the first call. */
export function characterKinds(): Uint8Array {
  if (!kinds) {
    kinds = new Uint8Array(65536);
    for (const range of ranges.split(' '))
      kinds.fill(Number.parseInt(range[0]!, 36), Number.parseInt(range.slice(1), 16));
  }
  return kinds;
}

/** The kind of a code point above 0xFFFF. */
export function astralKind(point: number): number {
  if (point >= 0xe0000 || (point >= 0x1f3fb && point < 0x1f400)) return MARK;
  if (point >= 0x20000) return KANJI;
  return point >= 0x1d400 && point < 0x1d800 ? LETTER : SIGN;
}
