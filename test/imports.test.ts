import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** Who may import whom; a room may always import itself and errors.ts. The entry files beside the rooms may import anything. */
const mayImport: Record<string, readonly string[]> = {
  text: [],
  sentence: ['text'],
  dictionary: [],
  tokenizer: ['dictionary', 'text'],
  measure: ['text', 'sentence (types)', 'tokenizer (types)'],
  report: ['text', 'sentence', 'dictionary', 'tokenizer', 'measure'],
  corpus: ['measure', 'report (types)'],
  compile: ['dictionary', 'tokenizer', 'text'],
  // the public entries alone
  integrations: ['index.ts', 'checks.ts', 'corpus.ts', 'prose.ts', 'reading-time.ts', 'search.ts'],
  // The rooms too: index.ts brings the parsers of Markdown and HTML, which plain text does without.
  cli: [
    'index.ts',
    'prose.ts',
    'tokenizer.ts',
    'search.ts',
    'text',
    'sentence',
    'measure',
    // `yomitoki build` gives the hosts that cannot run a plugin what the plugins give theirs
    'integrations/pages.ts',
    'integrations/make-folder.ts',
    'report',
    'compile',
    'dictionary',
  ],
};

const mayUseNode = /^(cli\/|integrations\/|dictionary\/read-bytes\.node\.ts$)/;

interface Import {
  file: string;
  line: number;
  from: string;
  typesOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^(?:import|export)(\s+type)?\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s*'([^']+)'/gm,
  )) {
    const line = text.slice(0, match.index).split('\n').length;
    const from = match[2] ?? match[3] ?? match[4]!;
    found.push({ file, line, from, typesOnly: match[1] !== undefined });
  }
  return found;
}

function violation({ file, line, from, typesOnly }: Import): string | null {
  const room = file.includes('/') ? file.split('/')[0]! : null;
  if (from.startsWith('node:')) {
    return mayUseNode.test(file) ? null : `${file}:${line} may not import ${from}`;
  }
  if (room === null || !from.startsWith('.')) return null;
  const target = relative(source, resolve(source, dirname(file), from)).replace(/\.js$/, '.ts');
  if (target.startsWith('..')) return null; // a word list of dict/
  const targetRoom = target.includes('/') ? target.split('/')[0]! : target;
  if (targetRoom === room || target === 'errors.ts') return null;
  const allowed = mayImport[room] ?? [];
  if (allowed.includes(targetRoom) || allowed.includes(target)) return null;
  if (typesOnly && allowed.includes(`${targetRoom} (types)`)) return null;
  return `${room} may not import ${targetRoom} (${file}:${line} imports ${from})`;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);

it('lets each room import only the rooms before it', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(importsOf).map(violation).filter(Boolean)).toEqual([]);
});

it('names the line of a forbidden import', () => {
  const forbidden = {
    file: 'text/plain.ts',
    line: 3,
    from: '../tokenizer/token.js',
    typesOnly: false,
  };
  expect(violation(forbidden)).toBe(
    'text may not import tokenizer (text/plain.ts:3 imports ../tokenizer/token.js)',
  );
});

it('knows a room for every folder of src', () => {
  const rooms = new Set(files.filter((file) => file.includes('/')).map((f) => f.split('/')[0]!));
  expect([...rooms].filter((room) => !(room in mayImport))).toEqual([]);
});
