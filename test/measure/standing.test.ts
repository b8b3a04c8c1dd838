import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { scoreSentences } from '../../src/measure/sentence-scores.js';
import { standingsOf } from '../../src/measure/surroundings.js';
import type { Tokenizer } from '../../src/tokenizer/tokenizer.js';
import { loadKuromoji, markdownSentences } from './tokenized.js';

const blocks = readFileSync(new URL('cases/standing.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  .filter((lines) => lines.length > 0)
  .map(([title, ...lines]) => ({ title: title!.split('\t')[1]!, lines }));

let tokenizer: Tokenizer;

beforeAll(async () => {
  tokenizer = await loadKuromoji();
});

/** What each line is taken for, each a paragraph of one section. */
function kindsOf(title: string, lines: readonly string[]): string[] {
  const texts = lines.map((line) => line.split('\t')[1]!);
  const sentences = markdownSentences(tokenizer, texts.join('\n\n'), title);
  const post = scoreSentences(sentences, 'passage', undefined);
  const standings = standingsOf(post);
  return post.candidates.map(({ sentence }, place) => {
    const { shows, begins, stands, opens } = standings[place]!;
    const names = [
      ...(begins ? ['begins'] : []),
      ...(stands === 2 ? ['stands'] : []),
      ...(stands > 0 ? ['clear'] : []),
    ];
    const kind = !shows ? 'never' : opens ? 'opens' : names.join(' ') || 'next';
    return `${kind}\t${sentence.text}`;
  });
}

describe('standingsOf', () => {
  it.each(blocks.map(({ title, lines }) => [title, lines[0]!.split('\t')[1]!, lines] as const))(
    'tells what reads alone under 「%s」, from 「%s」 on',
    (title, _, lines) => {
      expect(kindsOf(title, lines)).toEqual(lines);
    },
  );
});
