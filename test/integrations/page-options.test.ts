import { expect, it } from 'vitest';
import { type PageOptions, shapeOf, shapeOptions } from '../../src/integrations/page-options.js';

it('sends threads what shapes a page and nothing else, which they might not take', () => {
  const options = { slug: { maxLength: 20 }, keywords: 3, cache: 'here', onDone: () => {} };
  const sent = shapeOptions(options as PageOptions);
  expect(structuredClone(sent)).toEqual({ keywords: 3, slug: { maxLength: 20 } });
  expect(shapeOf(sent)).toEqual(shapeOf(options as PageOptions));
});
