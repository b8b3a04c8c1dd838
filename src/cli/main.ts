#!/usr/bin/env node
// Code that an earlier run has compiled is used again: the command's own (code-cache.ts), and by Node 22.8 and later the
// library's.
import module from 'node:module';
import { join } from 'node:path';
import { runCached } from './code-cache.js';

// Node 20 optimizes on threads of its own whatever has run for some milliseconds. A command ends after a tenth of a second:
// that is 80 ms of processor time for functions that are called no more. What runs for longer is optimized all the same.
if (process.version.startsWith('v20.')) {
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  setFlagsFromString('--interrupt-budget=1000000');
}

(module as { enableCompileCache?: () => void }).enableCompileCache?.();
const use = process.argv[2] ?? '';
runCached(join(__dirname, 'command.cjs'), /^[a-z][a-z-]{0,19}$/.test(use) ? use : 'other');
