// The command `yomitoki`: this file and main.ts alone touch the process.
import { fstatSync, readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import type { Io } from './io.js';
import { run } from './run.js';

// A reader of messages that has gone is no reason to fail.
process.stderr.on('error', () => {});

const io: Io = {
  get stdin() {
    return isFolder(0) ? new Readable({ read: fail }) : process.stdin;
  },
  stdout: isFolder(1) ? new Writable({ write: fail }) : process.stdout,
  stderr: process.stderr,
  env: process.env,
  get version() {
    const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    return (JSON.parse(manifest) as { version: string }).version;
  },
};

/** Whether a stream of the process is a folder, from which Node reads nothing, and to which it writes, without a word. */
function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false;
  }
}

function fail(this: Readable | Writable): void {
  this.destroy(Object.assign(new Error('illegal operation on a folder'), { code: 'EISDIR' }));
}

// The bundle is CommonJS, which has no `await` at the top.
run(process.argv.slice(2), io).then((exitCode) => {
  process.exitCode = exitCode;
});
