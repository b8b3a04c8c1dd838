// The command `yomitoki`: this file and main.ts alone touch the process.
import { readFileSync } from 'node:fs';
import type { Io } from './io.js';
import { run } from './run.js';

// A reader of messages that has gone is no reason to fail.
process.stderr.on('error', () => {});

const io: Io = {
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  get version() {
    const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    return (JSON.parse(manifest) as { version: string }).version;
  },
};

// The bundle is CommonJS, which has no `await` at the top.
run(process.argv.slice(2), io).then((exitCode) => {
  process.exitCode = exitCode;
});
