import { characterEntities } from 'character-entities';
import { decodeNamedCharacterReference as decodeByPackage } from 'decode-named-character-reference';
import { expect, it } from 'vitest';
import { decodeNamedCharacterReference } from '../../src/text/named-references.js';

const names = Object.keys(characterEntities);

it('decodes the names that the Markdown parser’s own list knows, and no others', () => {
  expect(names.length).toBeGreaterThan(2000);
  const unknown = names.flatMap((name) => [`${name}x`, name.slice(0, -1), name.toUpperCase()]);
  for (const name of [...names, ...unknown, '', 'constructor', '__proto__', 'notit', 'あ']) {
    expect([name, decodeNamedCharacterReference(name)]).toEqual([name, decodeByPackage(name)]);
  }
});
