import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

// Each ```js block of the READMEs runs on the built package, from the repository's root, and prints what the ```text
// block after it says: `npm test` builds first.
const root = fileURLToPath(new URL('..', import.meta.url));

interface Sample {
  code: string;
  output: string;
}

function samplesOf(file: string): Sample[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)].map((match) => ({
    code: match[1]!,
    output: match[2]!,
  }));
}

async function run(code: string): Promise<string> {
  const file = join(root, `.readme-sample-${process.pid}.mjs`);
  writeFileSync(file, code);
  try {
    return (await promisify(execFile)(process.execPath, [file], { cwd: root })).stdout;
  } finally {
    rmSync(file);
  }
}

describe.each(['README.md', 'README.ja.md'])('%s', (file) => {
  const samples = samplesOf(file);

  it('has samples, and is under 250 lines', () => {
    expect(samples.length).toBeGreaterThanOrEqual(4);
    expect(readFileSync(join(root, file), 'utf8').split('\n').length).toBeLessThan(250);
  });

  it.each(samples)('sample $# prints what the README says', async ({ code, output }) => {
    expect(await run(code)).toBe(output);
  });

  it('begins with the two commands of package.json', () => {
    const text = readFileSync(join(root, file), 'utf8');
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(text.indexOf('npm ci && npm run demo')).toBeGreaterThan(0);
    expect(text.indexOf('npm ci && npm test')).toBeLessThan(1000);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test']));
  });
});
