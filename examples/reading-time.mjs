// Reading time alone: no dictionary, no await, under 4 KB in a bundle.
//   node examples/reading-time.mjs
import { readFile } from 'node:fs/promises';
import { readingTime } from 'yomitoki/reading-time';

const essay = await readFile(new URL('essay.txt', import.meta.url), 'utf8');

for (const speed of /** @type {const} */ (['fast', 'average', 'careful', 'aloud'])) {
  const { label, seconds, assumption } = readingTime(essay, { speed });
  console.log(`${speed.padEnd(8)} ${label}  ${Math.round(seconds)} s  (${assumption})`);
}
