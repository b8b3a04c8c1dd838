import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

// The examples run on the built package, as a reader of the README runs them: `npm test` builds first.
const folder = fileURLToPath(new URL('../examples', import.meta.url));
const examples = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
const out = mkdtempSync(join(tmpdir(), 'yomitoki-examples-'));
afterAll(() => rmSync(out, { recursive: true }));

const run = async (name: string, ...args: string[]) =>
  (await promisify(execFile)(process.execPath, [join(folder, name), ...args], { cwd: out })).stdout;

describe('examples', () => {
  it.each(examples)('%s is under 40 lines', (name) => {
    expect(readFileSync(join(folder, name), 'utf8').split('\n').length).toBeLessThanOrEqual(40);
  });

  it('one-call prints title, reading time, keywords and summary of the essay', async () => {
    const [title, label, keywords, summary, ...rest] = (await run('one-call.mjs')).split('\n');
    const essay = readFileSync(join(folder, 'essay.txt'), 'utf8');
    expect(title).toBe('決済チームを離れて、検索基盤チーム (Search Platform) に移ります');
    expect(label).toBe('約4分で読めます');
    expect(keywords).toMatch(/検索基盤チーム|検索基盤/);
    expect(keywords).toMatch(/決済/);
    expect(summary!.length).toBeGreaterThan(40);
    expect(essay).toContain(summary!.slice(0, 20));
    expect(rest).toEqual(['']);
  });

  it('folder prints one entry a Markdown file', async () => {
    const output = await run('folder.mjs');
    expect(output).toContain('自宅の写真を失わないためのバックアップ入門\n  約');
    expect(output).toContain('コードレビュー');
    expect(output.trimEnd().split('\n')).toHaveLength(6);
  });

  it('frequency counts 検索 and 決済チーム in the essay', async () => {
    const rows = (await run('frequency.mjs')).trimEnd().split('\n');
    const counts = new Map(rows.map((row) => [row.slice(6), Number(row.slice(0, 4))]));
    expect(counts.get('決済チーム')).toBe(6);
    expect(counts.get('台帳')).toBe(5);
  });

  it('custom-tokenizer leaves out its stop words with either tokenizer', async () => {
    expect((await run('custom-tokenizer.mjs')).trimEnd().split('\n')).toEqual([
      'with the dictionary: 決済チーム、検索、台帳',
      'tiny-segmenter: 検索基盤チーム、決済チーム、離れ、異動、作っ',
    ]);
  });

  it('front-matter writes values that YAML reads back, and keeps the body', async () => {
    await run('front-matter.mjs');
    const written = readFileSync(join(out, 'out', 'nas-backup.md'), 'utf8');
    const [, yaml, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(written)!;
    const data = parse(yaml!);
    expect(data.title).toBe('自宅の写真を失わないためのバックアップ入門');
    expect(data.readingTime).toBe(1);
    expect(data.tags).toEqual(['写真', 'バックアップ', 'restic', 'NAS']);
    expect(data.description.length).toBeGreaterThan(20);
    expect(data.description.length).toBeLessThanOrEqual(120);
    const original = readFileSync(join(folder, 'posts', 'nas-backup.md'), 'utf8');
    expect(original.endsWith(body!)).toBe(true);
  });

  it('reading-time shows four paces', async () => {
    const lines = (await run('reading-time.mjs')).trimEnd().split('\n');
    expect(lines.map((line) => line.split(/\s+/)[0])).toEqual([
      'fast',
      'average',
      'careful',
      'aloud',
    ]);
    expect(lines[1]).toContain('約4分で読めます');
    expect(lines[3]).toContain('音読で約');
  });

  it.each(['astro-blog', 'eleventy-blog'])(
    'the lockfile of %s knows the package beside it as it is, so that installing changes nothing',
    (name) => {
      const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
      const { dependencies, devDependencies } = read('../package.json');
      const locked = read(`${name}/package-lock.json`).packages['../..'];
      expect(locked).toMatchObject({ dependencies });
      expect(locked.devDependencies).toEqual(devDependencies);
    },
  );
});
