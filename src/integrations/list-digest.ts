import { keyOf } from './page-cache.js';

/** Texts digested at once; of a thousand posts an edit then changes one part in 32. */
const perGroup = 32;

/** The digest of a list of texts of which few are others than the last time. */
export class ListDigest {
  readonly #groups: { readonly texts: readonly string[]; readonly digest: string }[] = [];

  of(texts: readonly string[]): string {
    const digests: string[] = [];
    for (let start = 0; start < texts.length; start += perGroup) {
      const at = start / perGroup;
      const count = Math.min(perGroup, texts.length - start);
      let group = this.#groups[at];
      if (
        group?.texts.length !== count ||
        !group.texts.every((text, i) => text === texts[start + i])
      ) {
        const changed = texts.slice(start, start + count);
        group = { texts: changed, digest: keyOf(...changed) };
        this.#groups[at] = group;
      }
      digests.push(group.digest);
    }
    return keyOf(digests);
  }
}
