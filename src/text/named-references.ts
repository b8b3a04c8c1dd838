import { decodeHTMLStrict } from 'entities';

/**
 * Decode a character reference by its name (`hearts`), or give `false` for a name that HTML does not know.
 *
 * Takes the place of the package `decode-named-character-reference` where the Markdown parser is bundled
 * (`tsup.config.ts`): the list of names comes with the HTML reader already, and the package's build for browsers asks
 * for a `document`, which a worker has not.
 */
export function decodeNamedCharacterReference(name: string): string | false {
  const reference = `&${name};`;
  const decoded = decodeHTMLStrict(reference);
  return decoded === reference ? false : decoded;
}
