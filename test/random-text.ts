/** Reproducible random numbers from 0 up to 1 (xorshift32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0x09, 0x0d],
  [0xa0, 0x36f],
  [0x370, 0x52f],
  [0x2000, 0x27ff],
  [0x3000, 0x303f],
  [0x3041, 0x309f],
  [0x30a0, 0x30ff],
  [0x3200, 0x33ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
  [0x01, 0xd7ff],
  [0xe000, 0xffff],
];
const frequent = 'のはをにがでとたしてい日本人大一二三〇百年月々ーッァ、。「」・　 \n0１aＡ';

/** A string of up to `longest` characters outside the supplementary planes, in runs of one range each. */
export function randomText(random: () => number, longest = 40): string {
  const below = (limit: number) => Math.floor(random() * limit);
  const length = 1 + below(longest);
  let text = '';
  while (text.length < length) {
    const [from, to] = ranges[below(ranges.length)]!;
    const repeat = random() < 0.1;
    const one = from + below(to - from + 1);
    for (let run = 1 + below(6); run > 0; run--) {
      text +=
        random() < 0.3
          ? frequent[below(frequent.length)]
          : String.fromCharCode(repeat ? one : from + below(to - from + 1));
    }
  }
  return text;
}

/** A string of up to `longest` UTF-16 units of any kind, lone surrogates and NUL among them. */
export function randomUnits(random: () => number, longest = 40): string {
  const below = (limit: number) => Math.floor(random() * limit);
  let text = '';
  for (let n = 1 + below(longest); n > 0; n--) {
    const kind = random();
    if (kind < 0.25) text += String.fromCharCode(0xd800 + below(0x800));
    else if (kind < 0.4) text += String.fromCodePoint(0x1f300 + below(0x400));
    else if (kind < 0.45) text += '\0';
    else text += randomText(random, 3);
  }
  return text;
}
