import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const foldersIn = (folder: string) => readdirSync(join(root, folder)).map((n) => `${folder}/${n}`);
/** The library, its examples and the sites that are built in its tests. */
const projects = ['.', ...foldersIn('examples'), ...foldersIn('test/hosts/sites')].filter(
  (folder) => existsSync(join(root, folder, 'package.json')),
);
const read = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(root, folder, name), 'utf8'));

interface Package {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly inBundle?: boolean;
  readonly cpu?: readonly string[];
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe.each(projects)('the lockfile of %s', (folder) => {
  it('is that of its package.json, so that `npm ci` installs what was tested', () => {
    const { dependencies, devDependencies } = read(folder, 'package.json');
    const [own] = Object.values(read(folder, 'package-lock.json').packages);
    expect(own).toMatchObject({
      ...(dependencies && { dependencies }),
      ...(devDependencies && { devDependencies }),
    });
  });

  it('names packages by version and content, and no address they were loaded from', () => {
    const packages = Object.entries<Package>(read(folder, 'package-lock.json').packages);
    const loaded = packages.filter(([path, { link }]) => path.includes('node_modules/') && !link);
    expect(loaded.length).toBeGreaterThan(0);
    for (const [path, { version, integrity, resolved, inBundle, optional, cpu }] of loaded) {
      expect(version, path).toMatch(/^\d/);
      expect(resolved, path).toBe(undefined);
      // Not every registry has the packages of all platforms, so the content of some is not known.
      if (!inBundle && !(optional && cpu)) expect(integrity, path).toMatch(/^sha\d+-/);
    }
  });

  it('names the packages of every platform, without which `npm ci` refuses it', () => {
    const packages: Record<string, Package> = read(folder, 'package-lock.json').packages;
    for (const [path, { optionalDependencies = {} }] of Object.entries(packages))
      for (const name of Object.keys(optionalDependencies)) {
        const above = [...path.matchAll(/node_modules\//g)].map(({ index }) =>
          path.slice(0, index),
        );
        const found = ['', ...above, `${path}/`].some((place) =>
          Object.hasOwn(packages, `${place}node_modules/${name}`),
        );
        expect(found, `${path}: ${name}`).toBe(true);
      }
  });
});
