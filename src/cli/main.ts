#!/usr/bin/env node
// Node 22.8 and later keep what they compile in a folder of their own, and the next run starts sooner.
import module from 'node:module';

(module as { enableCompileCache?: () => void }).enableCompileCache?.();
require('./command.cjs');
