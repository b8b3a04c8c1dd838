import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SavedFiles } from '../../src/integrations/saved-files.js';

let folder: string;
let saved: SavedFiles;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yomitoki-saved-'));
  told = [];
  saved = new SavedFiles((file) => told.push(file));
});
afterEach(() => {
  saved.close();
  rmSync(folder, { recursive: true });
});

it('tells of a file once it is written, however many pieces it came in', async () => {
  const file = join(folder, 'a.md');
  writeFileSync(file, '');
  saved.watch([file, join(folder, 'b.md')]);
  for (const text of ['朝', '朝の', '朝の話']) writeFileSync(file, text);
  await vi.waitFor(() => expect(told).toEqual([file]));
});

it('tells of a file that takes the place of another, in each of the folders', async () => {
  mkdirSync(join(folder, 'more'));
  const files = [join(folder, 'a.md'), join(folder, 'more/b.md')];
  for (const file of files) writeFileSync(file, '朝');
  saved.watch(files);
  writeFileSync(join(folder, 'new'), '昼');
  renameSync(join(folder, 'new'), files[1]!);
  writeFileSync(files[0]!, '夜');
  await vi.waitFor(() => expect(told).toEqual(expect.arrayContaining(files)));
});

it('tells nothing when it is closed, of folders that are not there, and of very many', async () => {
  saved.watch([join(folder, 'none/a.md')]);
  saved.watch(Array.from({ length: 100 }, (_, i) => join(folder, `${i}/a.md`)));
  saved.watch([join(folder, 'a.md')]);
  saved.close();
  writeFileSync(join(folder, 'a.md'), '朝');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(told).toEqual([]);
});
