// Writes test/golden/kuromoji.txt and mecab.txt: what the references give for test/golden/texts.txt.
//
//   node bench/identity/golden.mjs      (needs `mecab` and mecab-ipadic-utf8)
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { buildKuromoji, lineOf } from '../kuromoji.mjs';

const golden = new URL('../../test/golden/', import.meta.url);
const texts = readFileSync(new URL('texts.txt', golden), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const kuromoji = await buildKuromoji();
// kuromoji drops text after neighbouring surrogate pairs: those lines are left to MeCab.
const kept = texts.map((text) => {
  const tokens = kuromoji.tokenize(text);
  const whole = tokens.map((t) => t.surface_form).join('') === text;
  return whole ? tokens.map((t) => `${lineOf(t)}\n`).join('') : 'LOST\n';
});
writeFileSync(new URL('kuromoji.txt', golden), kept.map((tokens) => `${tokens}EOS\n`).join(''));

const dictionary = process.env.MECAB_DICTIONARY ?? '/var/lib/mecab/dic/ipadic-utf8';
const output = execFileSync('mecab', ['-d', dictionary], {
  input: `${texts.join('\n')}\n`,
  encoding: 'utf8',
});
const tabbed = output.split('\n').map((row) => {
  const [surface, features] = row.split('\t');
  if (features === undefined) return row;
  const fields = features.split(',');
  while (fields.length < 9) fields.push('*');
  return [surface, ...fields].join('\t');
});
writeFileSync(new URL('mecab.txt', golden), tabbed.join('\n'));
