// kuromoji.js, the reference for tokens of IPADIC.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** A tokenizer of the `kuromoji` package with the dictionary that comes with it. */
export function buildKuromoji() {
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    require('kuromoji')
      .builder({ dicPath })
      .build((error, built) => (error ? reject(error) : resolve(built)));
  });
}

/** The ten fields of a token of kuromoji's as one line; `*` for a reading it has not. */
export const lineOf = (token) =>
  [
    token.surface_form,
    token.pos,
    token.pos_detail_1,
    token.pos_detail_2,
    token.pos_detail_3,
    token.conjugated_type,
    token.conjugated_form,
    token.basic_form,
    token.reading ?? '*',
    token.pronunciation ?? '*',
  ].join('\t');
