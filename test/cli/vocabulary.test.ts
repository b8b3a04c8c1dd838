import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../src/cli/vocabulary.js';
import { bread, folderOf } from './posts.js';
import { runCommand } from './run-command.js';

const at = folderOf({
  'bread.md': bread,
  'tags.txt': '\ufeff# tags\r\n職人\t12\r\n\r\n香り\r\n職人\t3\n__proto__\t2\n',
  'tags.json': '["職人", "香り"]',
  'counts.json': '{"職人": 12, "香り": 1}',
  'bad.txt': '職人\n香り\t0\n',
  'bad.json': '["職人", 3]',
  'broken.json': '["職人"',
});

describe('--vocabulary', () => {
  it.each(['職人,香り', 'tags.txt', 'tags.json', 'counts.json'])(
    'of %s ranks the tags of the site higher',
    async (value) => {
      const tags = value.includes(',') ? value : at(value);
      const options = ['--vocabulary', tags, '--json'];
      const { stdout, stderr } = await runCommand(['keywords', ...options, at('bread.md')]);
      expect(stderr).toBe('');
      const { keywords } = JSON.parse(stdout);
      const tagged = keywords.filter(
        ({ vocabulary }: { vocabulary: string | null }) => vocabulary !== null,
      );
      expect(tagged.map(({ vocabulary }: { vocabulary: string }) => vocabulary).sort()).toEqual(
        ['職人', '香り'].sort(),
      );
      const analysis = await runCommand(['analyze', ...options, at('bread.md')]);
      expect(JSON.parse(analysis.stdout).keywords).toEqual(keywords);
      const input = JSON.stringify({ text: bread });
      const batch = await runCommand(['batch', '--vocabulary', tags], { input });
      expect(JSON.parse(batch.stdout).keywords).toEqual(keywords);
    },
  );

  it('is shown in the table and in CSV', async () => {
    const options = ['--vocabulary', '職人,香り', at('bread.md')];
    expect((await runCommand(['keywords', ...options])).stdout).toMatch(/職人 .*#職人/);
    expect((await runCommand(['keywords', '--csv', ...options])).stdout).toMatch(/,職人\r\n/);
  });

  it('keeps any tag, counts of one tag together', async () => {
    const vocabulary = await readVocabulary(at('tags.txt'));
    expect(Object.entries(vocabulary)).toEqual([
      ['職人', 15],
      ['香り', 1],
      ['__proto__', 2],
    ]);
    expect(await readVocabulary(' Rust , C++,')).toEqual(['Rust', 'C++']);
    expect(await readVocabulary('Node.js')).toEqual(['Node.js']);
  });

  it.each<[string, 1 | 2, string]>([
    [
      'bad.txt',
      1,
      'bad.txt:2: expected a tag, or a tag, a tab and a whole number of 1 or more, got "香り\\t0"',
    ],
    [
      'bad.json',
      1,
      'bad.json: expected an array of tags, or an object of tags with numbers above 0',
    ],
    ['broken.json', 1, 'broken.json: is not JSON'],
    ['none.txt', 1, 'none.txt: no such file'],
    [' , ', 2, '--vocabulary must hold a tag, got " , "'],
  ])('of %j is refused with one line', async (value, exitCode, message) => {
    const isFile = /\.(?:txt|json)$/.test(value);
    const { stderr, ...rest } = await runCommand(
      ['keywords', '--vocabulary', isFile ? at(value) : value],
      { input: bread },
    );
    expect(rest).toEqual({ exitCode, stdout: '' });
    expect(stderr).toBe(`yomitoki: ${isFile ? at(message) : message}\n`);
  });
});
