import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Changes, watchFolder } from '../../src/cli/watch.js';

describe('watchFolder', () => {
  let folder: string;
  let changes: Changes;
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  beforeEach(async () => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'yomitoki-changes-'));
    mkdirSync(join(folder, 'deep/deeper'), { recursive: true });
    write('deep/deeper/post.md', '一');
    changes = await watchFolder(folder);
  });
  afterEach(async () => {
    await changes.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells what is written at once after the start, before anybody asks', async () => {
    write('deep/deeper/post.md', '二つ');
    await changes.next();
  });

  it('tells what is written at once into a new folder', async () => {
    mkdirSync(join(folder, 'new'));
    await changes.next();
    write('new/post.md', '三');
    await changes.next();
  });

  it('tells many changes together', async () => {
    for (let n = 0; n < 50; n++) write(`${n}.md`, '四');
    let told = 0;
    let next = changes.next();
    while (await Promise.race([next.then(() => true), setTimeout(1000, false)])) {
      told += 1;
      next = changes.next();
    }
    // most often once; a busy machine lets them come in a few groups
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(10);
    write('last.md', '五');
    await next;
  });

  it('tells nothing of what no post is read from', async () => {
    const outside = mkdtempSync(join(realpathSync(tmpdir()), 'yomitoki-outside-'));
    for (const name of ['node_modules', '.git']) mkdirSync(join(folder, name));
    symlinkSync(outside, join(folder, 'link'));
    await changes.close();
    changes = await watchFolder(folder);
    for (const name of ['node_modules/a.md', '.git/index', 'link/a.md']) write(name, '六');
    const next = changes.next();
    expect(await Promise.race([next.then(() => true), setTimeout(500, false)])).toBe(false);
    write('last.md', '七');
    await next;
    unlinkSync(join(folder, 'link'));
    rmSync(outside, { recursive: true, force: true });
  });

  it('tells what is written into a hidden folder that it was given', async () => {
    const hidden = join(folder, '.posts');
    mkdirSync(hidden);
    await changes.close();
    changes = await watchFolder(hidden);
    write('.posts/a.md', '八');
    await changes.next();
  });

  it('tells of a file behind a link', async () => {
    const outside = mkdtempSync(join(realpathSync(tmpdir()), 'yomitoki-outside-'));
    writeFileSync(join(outside, 'post.md'), '九');
    symlinkSync(join(outside, 'post.md'), join(folder, 'link.md'));
    await changes.next();
    writeFileSync(join(outside, 'post.md'), '十一');
    await changes.next();
    rmSync(outside, { recursive: true, force: true });
  });
});
