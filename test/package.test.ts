import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Packs the built package and installs it in an empty project, as a user would: `npm test` builds first.
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'yomitoki-package-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Packed {
  filename: string;
  size: number;
  files: { path: string; size: number }[];
}
let packed: Packed;

function npm(...args: string[]): void {
  const options: ExecFileSyncOptions = { cwd: scratch, stdio: ['ignore', 'pipe', 'pipe'] };
  try {
    execFileSync('npm', args, options);
  } catch {
    // A registry may be out of reach for a while.
    execFileSync('npm', args, options);
  }
}
const node = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: scratch, encoding: 'utf8' });
const write = (name: string, text: string) => writeFileSync(join(scratch, name), text);

beforeAll(() => {
  const report = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const parsed = JSON.parse(report.slice(report.search(/[[{]/)));
  packed = Array.isArray(parsed) ? parsed[0] : (Object.values(parsed)[0] as Packed);
  write('package.json', JSON.stringify({ name: 'scratch', version: '1.0.0', private: true }));
  const tarball = join(scratch, packed.filename.split('/').pop()!);
  npm('install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball);
}, 600_000);

describe('the packed package', () => {
  it('holds the build, the dictionary, the papers and nothing else', () => {
    const paths = packed.files.map((file) => file.path);
    for (const path of ['LICENSE', 'NOTICE', 'README.md', 'README.ja.md', 'CHANGELOG.md']) {
      expect(paths).toContain(path);
    }
    expect(paths).toContain('dict/ipadic.dict');
    const other = paths.filter(
      (path) =>
        !/^(dist\/.*\.(js|cjs|d\.ts)|dist\/(cli\/)?LICENSES\.txt|dict\/ipadic\.\w+|package\.json|[A-Z]+(\.ja)?(\.md)?|README\.ja\.md)$/.test(
          path,
        ),
    );
    expect(other).toEqual([]);
    expect(packed.size).toBeLessThan(10_000_000);
  });

  it('tells older resolution of types where each entry has them', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { 'dist/*': own, ...patterns } = manifest.typesVersions['*'];
    expect(own).toEqual(['./dist/*']);
    for (const [entry, { types }] of Object.entries<{ types?: string }>(manifest.exports)) {
      if (types === undefined || entry === '.') continue;
      const name = entry.slice(2);
      const places: string[] = patterns[name] ?? patterns['*'];
      const found = places
        .map((place) => place.replace('*', name))
        .find((place) => existsSync(join(root, place)));
      expect([entry, found]).toEqual([entry, types]);
    }
  });

  it('has declarations that TypeScript reads since 5.0', () => {
    for (const { path } of packed.files) {
      if (!path.endsWith('.d.ts')) continue;
      const text = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      // Names in quotation marks (5.6), import attributes (5.3), type arguments of arrays of bytes (5.7) and iterators (5.6).
      const newer =
        /\bas ['"]|\bfrom '[^']*' with\b|\b(?:\w+Array|ArrayBufferView|Buffer)<(?:ArrayBuffer|Shared)|\bNoInfer<|\b(?:IteratorObject|ArrayIterator|MapIterator|SetIterator)</;
      expect([path, newer.exec(text)?.[0]]).toEqual([path, undefined]);
    }
  });

  it('lets every option be undefined', () => {
    const options = packed.files.flatMap(({ path }) => {
      if (!path.endsWith('.d.ts')) return [];
      const text = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      return [...text.matchAll(/interface (\w*Options)\b[^{]*\{([\s\S]*?)\n\}/g)].flatMap(
        ([, name, body]) =>
          [...body!.matchAll(/^ {4}readonly \w+\?: .*$/gm)].map(([line]) => `${name}${line}`),
      );
    });
    expect(options.length).toBeGreaterThan(50);
    expect(options.filter((line) => !/\bundefined\b|\{$/.test(line))).toEqual([]);
  });

  it('names only files that exist', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const targets: string[] = [];
    const collect = (value: unknown) => {
      if (typeof value === 'string') targets.push(value);
      else for (const inner of Object.values(value as object)) collect(inner);
    };
    for (const field of ['exports', 'imports', 'bin', 'main', 'types']) collect(manifest[field]);
    const installed = join(scratch, 'node_modules', 'yomitoki');
    expect(targets.filter((target) => !existsSync(join(installed, target)))).toEqual([]);
  });

  it('works from an ES module', () => {
    write(
      'use.mjs',
      `import { analyze } from 'yomitoki';
       import { readingTime } from 'yomitoki/reading-time';
       const { title, keywords } = await analyze('題名\\n\\n分散システムの話をする。分散システムは難しい。');
       console.log(title, keywords[0].term, readingTime('あ'.repeat(600)).minutes);`,
    );
    expect(node('use.mjs')).toBe('題名 分散システム 1\n');
  });

  it('works from CommonJS', () => {
    write(
      'use.cjs',
      `const { createAnalyzer } = require('yomitoki');
       const { tinyTokenizer } = require('yomitoki/tiny');
       createAnalyzer().then((analyzer) => {
         console.log(analyzer.tokenize('すもももももももものうち').map((token) => token.surface).join('|'));
         console.log(tinyTokenizer().segment('私の名前').join('|'));
       });`,
    );
    expect(node('use.cjs')).toBe('すもも|も|もも|も|もも|の|うち\n私|の|名前\n');
  });

  it('reads a large blog in threads, to the same end', () => {
    write(
      'blog.mjs',
      `import { readBlog } from 'yomitoki/pages';
       const sentence = (i, k) => \`\${i} 番目の港で分散システムの話を \${k} 回した。\`;
       const posts = Array.from({ length: 40 }, (_, i) => ({
         id: String(i),
         source: '# 港 ' + i + '\\n\\n' + Array.from({ length: 600 }, (_, k) => sentence(i, k)).join(''),
       }));
       const whole = await readBlog(posts, { cache: false });
       const parts = new Map();
       for (const post of posts)
         for (const [id, page] of await readBlog([post], { cache: false })) parts.set(id, page);
       const same = posts.every(({ id }) => {
         const { related, suggestedTags, slug, ...values } = whole.get(id);
         const { related: _, suggestedTags: __, slug: ___, ...alone } = parts.get(id);
         return JSON.stringify(values) === JSON.stringify(alone);
       });
       console.log(same, whole.size, whole.get('7').slug);`,
    );
    const printed = execFileSync(process.execPath, ['blog.mjs'], {
      cwd: scratch,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, YOMITOKI_LOG: '1' },
    });
    expect(printed).toBe('true 40 minato-7\n');
  });

  it('keeps its command', () => {
    write('post.txt', '題名\n\n分散システムの話をする。');
    const command = join(scratch, 'node_modules', '.bin', 'yomitoki');
    expect(statSync(command).mode & 0o111).not.toBe(0);
    const printed = execFileSync(command, ['analyze', '--json', 'post.txt'], {
      cwd: scratch,
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toMatchObject({ file: 'post.txt', title: '題名' });
  });

  it.each([
    ['bundler', 'esnext', 'use.ts'],
    ['nodenext', 'nodenext', 'use.mts'],
    ['nodenext', 'nodenext', 'use.cts'],
  ])(
    'has types under strict with moduleResolution %s, module %s (%s)',
    (moduleResolution, module, file) => {
      mkdirSync(join(scratch, 'types'), { recursive: true });
      const name = join('types', file);
      write(
        name,
        `import { analyze, createAnalyzer, type Analysis, type Keyword, type Token } from 'yomitoki';
       import { readingTime, type ReadingTime } from 'yomitoki/reading-time';
       import { tinyTokenizer } from 'yomitoki/tiny';
       import { fromKuromoji } from 'yomitoki/kuromoji';
       export const minutes: number = (readingTime('あ') satisfies ReadingTime).minutes;
       export async function run(): Promise<Keyword | undefined> {
         const analysis: Analysis = await analyze('本文。', { format: 'plain' });
         const analyzer = await createAnalyzer({ tokenizer: tinyTokenizer() });
         const tokens: readonly Token[] = analyzer.tokenize('本文。');
         const unset: { limit?: number | undefined; title?: string | undefined } = {};
         analyzer.keywords('本文。', { limit: unset.limit, title: unset.title });
         void fromKuromoji; void tokens;
         // @ts-expect-error: the format has a fixed set of names
         await analyze('本文。', { format: 'word' });
         return analysis.keywords[0];
       }`,
      );
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const options = [
        '--noEmit',
        '--strict',
        '--exactOptionalPropertyTypes',
        '--skipLibCheck',
        'false',
      ];
      node(
        tsc,
        ...options,
        '--types',
        '',
        '--target',
        'es2022',
        '--module',
        module,
        '--moduleResolution',
        moduleResolution,
        name,
      );
    },
  );
});
