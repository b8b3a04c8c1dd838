import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/integrations/make-folder.js';

const root = mkdtempSync(join(tmpdir(), 'yomitoki-folders-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('makeFolder', () => {
  it('makes a folder and those it stands in', () => {
    makeFolder(join(root, 'a', 'b', 'c'));
    expect(statSync(join(root, 'a', 'b', 'c')).isDirectory()).toBe(true);
  });

  it('leaves a folder that is there as it is', () => {
    mkdirSync(join(root, 'there'));
    writeFileSync(join(root, 'there', 'file'), 'a');
    makeFolder(join(root, 'there'));
    expect(statSync(join(root, 'there', 'file')).size).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('gives the mode to the folder alone', () => {
    makeFolder(join(root, 'open', 'own'), 0o700);
    expect(statSync(join(root, 'open', 'own')).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, 'open')).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it('throws behind a file, and where a link leads nowhere', () => {
    writeFileSync(join(root, 'file'), '');
    symlinkSync(join(root, 'gone'), join(root, 'link'));
    expect(() => makeFolder(join(root, 'file', 'a'))).toThrow(/^(?:ENOTDIR|ENOENT|EEXIST): /);
    expect(() => makeFolder(join(root, 'link'))).toThrow(/^EEXIST: /);
  });

  it.runIf(process.platform === 'linux')('comes to an end where nobody can make a folder', () => {
    expect(() => makeFolder('/proc/none/a/b')).toThrow(/^(?:ENOENT|EACCES|EPERM): /);
  });
});
