import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { keyOf, openCache } from '../../src/integrations/page-cache.js';

const folder = mkdtempSync(join(tmpdir(), 'yomitoki-cache-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const cache = openCache(folder)!;

it('gives back what was set, and undefined for what was not', () => {
  const key = keyOf('港');
  expect(cache.get(key)).toBeUndefined();
  cache.set(key, { values: ['朝市', '\u2028', '__proto__'] });
  expect(cache.get(key)).toEqual({ values: ['朝市', '\u2028', '__proto__'] });
});

it('makes other keys of other parts', () => {
  const keys = [keyOf('a', 'b'), keyOf('ab'), keyOf(['a'], 'b'), keyOf('a', ['b']), keyOf('a', 1)];
  expect(new Set(keys).size).toBe(5);
  expect(keyOf('a', { b: 1 })).toBe(keyOf('a', { b: 1 }));
  const like = ['1', 1, '', undefined, null, [], '\ud800', '\udfff', '\ufffd', '[]'];
  expect(new Set(like.map((part) => keyOf(part))).size).toBe(like.length);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
});

it('holds 64 files a folder at most, and lets the oldest go', () => {
  const keys = Array.from({ length: 200 }, (_, i) => `00${String(i).padStart(62, '0')}`);
  keys.forEach((key, i) => {
    cache.set(key, { i });
    utimesSync(join(folder, '00', `${key}.json`), 1_000_000 + i, 1_000_000 + i);
    expect(readdirSync(join(folder, '00')).length).toBeLessThanOrEqual(64);
  });
  expect(cache.get(keys[0]!)).toBeUndefined();
  expect(cache.get(keys[199]!)).toEqual({ i: 199 });
  expect(cache.get(keys[180]!)).toEqual({ i: 180 });
});

it('keeps what is of use: reading makes an old file young', () => {
  const key = keyOf('old');
  cache.set(key, { a: 1 });
  const file = join(folder, key.slice(0, 2), `${key}.json`);
  utimesSync(file, 1_000_000, 1_000_000);
  cache.get(key);
  expect(Date.now() - statSync(file).mtimeMs).toBeLessThan(60_000);
});

it('gives back old values from a folder that cannot be written', () => {
  const key = keyOf('old');
  cache.set(key, { a: 1 });
  utimesSync(join(folder, key.slice(0, 2), `${key}.json`), 1_000_000, 1_000_000);
  const refusal = vi.spyOn(fs, 'utimesSync').mockImplementation(() => {
    throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
  });
  syncBuiltinESMExports();
  try {
    expect(cache.get(key)).toEqual({ a: 1 });
    expect(refusal).toHaveBeenCalled();
  } finally {
    refusal.mockRestore();
    syncBuiltinESMExports();
  }
});

it.runIf(process.platform === 'linux').each(['/proc/none', '/proc/none/deep', '/dev/null/none'])(
  'keeps nothing in %s, where no folder can be made, and is no error',
  (place) => {
    const nowhere = openCache(place)!;
    nowhere.set(keyOf('a'), { a: 1 });
    expect(nowhere.get(keyOf('a'))).toBeUndefined();
    expect(nowhere.has(keyOf('a'))).toBe(false);
  },
);

it('is that of the project unless something else is said', () => {
  const { CACHE_DIR } = process.env;
  process.env.CACHE_DIR = folder;
  try {
    const [key, value] = [keyOf('default'), { a: 1 }];
    openCache()!.set(key, value);
    expect(openCache(true)!.get(key)).toEqual(value);
    expect(openCache(join(folder, 'yomitoki'))!.get(key)).toEqual(value);
  } finally {
    if (CACHE_DIR === undefined) delete process.env.CACHE_DIR;
    else process.env.CACHE_DIR = CACHE_DIR;
  }
});

it('stands with the nearest package, or where CACHE_DIR says', () => {
  const project = realpathSync(mkdtempSync(join(tmpdir(), 'yomitoki-project-')));
  const before = process.cwd();
  const fileOf = (root: string) => join(root, 'yomitoki', key.slice(0, 2), `${key}.json`);
  const key = keyOf('of a project');
  try {
    mkdirSync(join(project, 'site', 'posts'), { recursive: true });
    writeFileSync(join(project, 'package.json'), '{}');
    process.chdir(join(project, 'site', 'posts'));
    openCache()!.set(key, { a: 1 });
    expect(existsSync(fileOf(join(project, 'node_modules', '.cache')))).toBe(true);
    vi.stubEnv('CACHE_DIR', join(project, 'elsewhere'));
    expect(openCache()!.has(key)).toBe(false);
    openCache()!.set(key, { a: 1 });
    expect(existsSync(fileOf(join(project, 'elsewhere')))).toBe(true);
    vi.stubEnv('CACHE_DIR', 'true');
    expect(openCache()!.has(key)).toBe(true);
  } finally {
    vi.unstubAllEnvs();
    process.chdir(before);
    rmSync(project, { recursive: true });
  }
});

it('is none when it is not wanted', () => {
  expect(openCache(false)).toBeNull();
});
