import type { EntryStore, StoreEntry } from './astro-types.js';

/**
 * The digest under which Astro is to keep an entry with values: that of its loader, a mark that tells its type, and that of
 * the values, for Astro stores nothing under a digest it has. None if the loader gave none.
 */
export const digestWith = (
  { digest }: StoreEntry,
  values: string,
): Pick<StoreEntry, 'digest'> | undefined =>
  digest === undefined
    ? undefined
    : { digest: `${digest} yomitoki${typeof digest === 'number' ? '#' : ':'}${values}` };

/** An entry of Astro's store under the digest of its loader. */
export function withOwnDigest(entry: StoreEntry): StoreEntry {
  if (typeof entry.digest !== 'string') return entry;
  const [, digest, mark] = /^(.*) yomitoki([#:])[^:#]*$/s.exec(entry.digest) ?? [];
  if (digest === undefined) return entry;
  return { ...entry, digest: mark === '#' ? Number(digest) : digest };
}

/**
 * The store as a loader sees it. It reads and writes here; its entries go into Astro's store together with their values,
 * so that no page ever sees one without. `onChange` is told of each entry that is set, and when some are gone.
 */
export function loaderStore(store: EntryStore, onChange: (entry?: StoreEntry) => void): EntryStore {
  const entries = new Map(store.entries().map(([id, entry]) => [id, withOwnDigest(entry)]));
  return {
    // What images and modules a post needs is told to Astro at once.
    ...store,
    get: (id) => entries.get(String(id)),
    entries: () => [...entries],
    values: () => [...entries.values()],
    keys: () => [...entries.keys()],
    has: (id) => entries.has(String(id)),
    set(entry) {
      const id = String(entry.id);
      if (entry.digest !== undefined && entries.get(id)?.digest === entry.digest) return false;
      const own = { ...entry, id };
      entries.set(id, own);
      onChange(own);
      return true;
    },
    delete(id) {
      if (entries.delete(String(id))) onChange();
    },
    clear() {
      entries.clear();
      onChange();
    },
  };
}
