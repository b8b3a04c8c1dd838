// Reads measuring texts: a folder of .txt, .md and .jsonl (the field `markdown` or `text` of each line), or one file.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Lines of all texts under `path`, in order of file names; a line longer than `longest` is cut at 。. */
export function* readLines(path, longest = 2000) {
  for (const text of readTexts(path)) {
    for (const line of text.split('\n')) {
      if (line.length <= longest) {
        if (line !== '') yield line;
        continue;
      }
      for (const piece of line.split(/(?<=。)/)) if (piece.length <= longest) yield piece;
    }
  }
}

export function* readTexts(path) {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) {
      const child = join(path, name);
      if (statSync(child).isDirectory() || /\.(txt|md|jsonl)$/.test(name)) yield* readTexts(child);
    }
    return;
  }
  const text = readFileSync(path, 'utf8');
  if (!path.endsWith('.jsonl')) {
    yield text;
    return;
  }
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const record = JSON.parse(line);
    const content = record.markdown ?? record.text;
    if (typeof content === 'string') yield content;
  }
}

/** The tokenizer of the built package, or another build of it named by YOMITOKI_BUILD. */
export const loadEngine = () => loadBuild('tokenizer');

/** The whole built package, or another build of it named by YOMITOKI_BUILD. */
export const loadLibrary = () => loadBuild('index');

const loadBuild = (entry) =>
  import(process.env.YOMITOKI_BUILD ?? new URL(`../dist/${entry}.js`, import.meta.url).href);

/** Reproducible random numbers from 0 up to 1 (xorshift32). */
export function randomNumbers(seed) {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}

/** Tell how a bench is called, and end the process as wrong usage does. */
export function endWithUsage(call) {
  console.error(`usage: ${call}`);
  process.exit(2);
}
