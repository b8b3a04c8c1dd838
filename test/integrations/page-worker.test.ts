import { afterEach, expect, it } from 'vitest';
import { DictionaryError } from '../../src/errors.js';
import work from '../../src/integrations/page-worker.js';
import { kept } from '../../src/integrations/process-memory.js';

const state = kept('dictionary', (): { dictionary?: Promise<unknown> | undefined } => ({}));
afterEach(() => {
  state.dictionary = undefined;
});

it('sends what is wrong with the dictionary as data, which a thread can', async () => {
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
