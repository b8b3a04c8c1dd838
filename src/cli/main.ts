#!/usr/bin/env node
// Code that an earlier run has compiled is used again: by Node 22.8 and later itself, before by code-cache.ts.
import module from 'node:module';
import { join } from 'node:path';
import { runCached } from './code-cache.js';

// Node 20 optimizes on threads of its own whatever has run for some milliseconds. A command ends after a tenth of a second:
// that is 80 ms of processor time for functions that are called no more. What runs for longer is optimized all the same.
if (process.version.startsWith('v20.')) {
  const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
  setFlagsFromString('--interrupt-budget=1000000');
}

const { enableCompileCache } = module as { enableCompileCache?: () => void };
if (enableCompileCache) {
  enableCompileCache();
  require('./command.cjs');
} else {
  const use = process.argv[2] ?? '';
  runCached(join(__dirname, 'command.cjs'), /^[a-z-]{1,20}$/.test(use) ? use : 'other');
}
