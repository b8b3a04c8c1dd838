// Random strings from mixed ranges of Unicode.
const ranges = [
  [0x20, 0x7e],
  [0x09, 0x0d],
  [0xa0, 0xff],
  [0x370, 0x52f],
  [0x2000, 0x206f],
  [0x2190, 0x27ff],
  [0x3000, 0x303f],
  [0x3041, 0x309f],
  [0x3041, 0x309f],
  [0x30a0, 0x30ff],
  [0x30a0, 0x30ff],
  [0x3200, 0x33ff],
  [0x4e00, 0x9fff],
  [0x4e00, 0x5fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
  [0x0e00, 0x0eff],
  [0x01, 0xd7ff],
  [0xe000, 0xffff],
];
const frequent = 'のはをにがでとたしてい日本人大一二三〇百年月々ーッァ、。「」・　 \n0１aＡ';

/** A string of up to `longest` characters outside the supplementary planes, in runs of one range each. */
export function randomText(random, longest = 60) {
  const length = 1 + Math.floor(random() * longest);
  let text = '';
  while (text.length < length) {
    const [from, to] = ranges[Math.floor(random() * ranges.length)];
    const repeat = random() < 0.1;
    const one = from + Math.floor(random() * (to - from + 1));
    for (let run = 1 + Math.floor(random() * 6); run > 0; run--) {
      if (random() < 0.3) text += frequent[Math.floor(random() * frequent.length)];
      else
        text += String.fromCharCode(repeat ? one : from + Math.floor(random() * (to - from + 1)));
    }
  }
  return text;
}
