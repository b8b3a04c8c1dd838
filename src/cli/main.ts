#!/usr/bin/env node
// The command `yomitoki`: the only file that touches the process.
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

process.exitCode = await run(process.argv.slice(2), io);
