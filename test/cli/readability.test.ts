import { describe, expect, it } from 'vitest';
import { placesOf } from '../../src/cli/places.js';
import { folderOf, lines } from './posts.js';
import { runCommand } from './run-command.js';

const long = `${'海辺を歩きながら、'.repeat(12)}船を見た。`;
const post = `# 港

船が来る。

- 短い項目

${long}

𠮷野の船は、分散合意形成手順書という本を積み、薔薇と、桜と、梅と、松を運ぶ。
`;
const at = folderOf({ 'post.md': post, 'plain.txt': '船が来る。' });

describe('yomitoki readability', () => {
  it('prints the measures, then each place with line and column', async () => {
    const { stdout, stderr, exitCode } = await runCommand([
      'readability',
      '--lang',
      'ja',
      at('post.md'),
    ]);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const printed = lines(stdout);
    const gap = printed.indexOf('');
    expect(printed[0]).toBe(at('post.md'));
    expect(printed.slice(1, gap)).toEqual([
      '  一文の長さ   52字  文の長さは多くの投稿と同じくらい',
      '  長い文      1/3文  多くの投稿より長い文が多い',
      '  一文の読点    5.7  多くの投稿より読点が多い',
      '  漢字の割合    44%  多くの投稿より漢字が多い',
    ]);
    const findings = printed.slice(gap + 1).map((line) => line.slice(at('post.md').length));
    const head = '海辺を歩きながら、海辺を歩きながら、海辺を歩き…';
    expect(findings).toEqual([
      `:7:1: 長い文（113字）: ${head}`,
      `:7:1: 読点の多い文（12個）: ${head}`,
      ':9:1: 読点の多い文（5個）: 𠮷野の船は、分散合意形成手順書という本を積み、…',
      ':9:1: 常用漢字にない字（1回）: 𠮷',
      ':9:7: 漢字の続き（9字）: 分散合意形成手順書',
      ':9:24: 常用漢字にない字（1回）: 薔',
      ':9:25: 常用漢字にない字（1回）: 薇',
    ]);
  });

  it('takes the limits that are asked for, in English too', async () => {
    const { stdout } = await runCommand([
      'readability',
      '--long-sentence',
      '4',
      '--many-commas',
      '99',
      '--long-kanji-run',
      '99',
      at('plain.txt'),
    ]);
    expect(stdout).toContain(`${at('plain.txt')}:1:1: long sentence (5 characters): 船が来る。\n`);
  });

  it('prints the places in JSON', async () => {
    const { stdout } = await runCommand(['readability', '--json', at('post.md')]);
    const { file, readability } = JSON.parse(stdout);
    expect(file).toBe(at('post.md'));
    expect(readability.findings).toMatchObject([
      { kind: 'longSentence', text: long, line: 7, column: 1 },
      { kind: 'manyCommas', line: 7, column: 1 },
      { kind: 'manyCommas', line: 9, column: 1 },
      { kind: 'longKanjiRun', text: '分散合意形成手順書', line: 9, column: 7 },
    ]);
    expect(readability.kanji.outside).toMatchObject([
      { text: '𠮷', line: 9, column: 1 },
      { text: '薔', line: 9, column: 24 },
      { text: '薇', line: 9, column: 25 },
    ]);
    for (const { start, text } of readability.findings)
      expect(post.slice(start).startsWith(text)).toBe(true);
  });

  it('takes an empty text and several files', async () => {
    expect(await runCommand(['readability'])).toMatchObject({ exitCode: 0, stdout: '-\n' });
    const several = await runCommand(['readability', at('plain.txt'), at('post.md')]);
    expect(
      lines(several.stdout).filter((line) => line.startsWith('/') && !/:\d/.test(line)),
    ).toEqual([at('plain.txt'), at('post.md')]);
  });
});

describe('placesOf', () => {
  it.each<[string, number[], string]>([
    ['海\n山', [0, 1, 2], '1:1 1:2 2:1'],
    ['海\r\n山\r川', [2, 3, 5, 4], '1:2 2:1 3:1 2:2'],
    ['\ufeff海山', [0, 1, 2], '1:1 1:1 1:2'],
    ['𠮷🐟𠮷', [0, 2, 4, 6], '1:1 1:2 1:3 1:4'],
    ['\ud842海', [1], '1:2'],
    ['海', [9], '1:2'],
    ['海', [], ''],
  ])('counts lines and characters of %j at %j', (source, offsets, expected) => {
    const places = placesOf(source, offsets).map(({ line, column }) => `${line}:${column}`);
    expect(places.join(' ')).toBe(expected);
  });
});
