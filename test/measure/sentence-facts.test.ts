import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../src/measure/sentence-facts.js';
import { tokenizeSentences } from '../../src/measure/tokenize-sentences.js';
import { splitSentences } from '../../src/sentence/split.js';
import { readPlain } from '../../src/text/plain.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji } from './tokenized.js';

const blocks = readFileSync(new URL('cases/sentences.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  .filter((lines) => lines.length > 0);

let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

/** What each line is taken for, the sentences of a block standing one after the other in one section. */
function kindsOf(lines: readonly string[], title = ''): string[] {
  const sentences = lines.map((line, index) => {
    const text = line.slice(line.indexOf('\t') + 1);
    const [sentence] = tokenizeSentences(splitSentences(readPlain(text)), tokenizer);
    return {
      ...sentence!,
      text,
      role: 'paragraph' as const,
      index,
      tokens: tokenizer.tokenize(text),
    };
  });
  return factsOf(sentences, () => true, title).map(({ worthy, leaning, sentence }) => {
    const kind = worthy ? leaning.degree.replace('none', 'alone') : 'empty';
    return `${kind}\t${sentence.text}`;
  });
}

describe('factsOf', () => {
  it.each(blocks.map((lines) => [lines[0]!.split('\t')[1]!, lines] as const))(
    'tells what reads alone after 「%s」',
    (_, lines) => {
      expect(kindsOf(lines)).toEqual(lines);
    },
  );

  it('takes what the title names for the subject', () => {
    const line = 'アドベントカレンダーを二十五日間書き続けて分かったことがある。';
    expect(kindsOf([line])).toEqual([`empty\t${line}`]);
    expect(kindsOf([line], 'アドベントカレンダーを書き終えて')).toEqual([`alone\t${line}`]);
  });

  it('takes the title said again for nothing new', () => {
    expect(kindsOf(['庭の水やりを楽にする方法。'], '庭の水やりを楽にする方法')).toEqual([
      'empty\t庭の水やりを楽にする方法。',
    ]);
  });
});
