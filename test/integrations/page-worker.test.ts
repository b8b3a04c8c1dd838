import { beforeEach, expect, it } from 'vitest';
import { DictionaryError } from '../../src/errors.js';
import work from '../../src/integrations/page-worker.js';
import { kept } from '../../src/integrations/process-memory.js';
import { version } from '../../src/integrations/version.js';

/** As a thread finds it that has just begun. */
beforeEach(() => {
  delete (globalThis as { [slot: symbol]: unknown })[Symbol.for(`yomitoki@${version}`)];
});

it('sends what is wrong with the dictionary as data, which a thread can', async () => {
  const state = kept('dictionary', (): { dictionary?: Promise<unknown> } => ({}));
  state.dictionary = Promise.reject(new DictionaryError('TRUNCATED', 'expected 9 bytes, got 3'));
  const answer = await work({ source: '港', about: {}, options: {} });
  expect(structuredClone(answer)).toEqual({
    code: 'TRUNCATED',
    message: 'expected 9 bytes, got 3',
  });
});

it('throws all else', async () => {
  const task = { source: '港', about: {}, options: { summary: -1 } };
  await expect(work(task)).rejects.toThrow(
    new RangeError('summary must be a whole number of 1 or more, got -1'),
  );
});
