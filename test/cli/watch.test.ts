import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
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
});
