import { type Slugs, slugOfId, takeSlug, writeSlugs } from './slug-file.js';

/** Slugs of a build: pinned ones stay, a new one that is taken gets a number. */
export class SlugTable {
  readonly #slugs: Map<string, string>;
  /** For posts that have not asked yet, by what they will ask for if their title is what it seems. */
  readonly #reserved = new Map<string, { readonly wish: string; readonly slug: string }>();
  /** Of posts that say nothing: not to be pinned. */
  readonly #silent = new Map<string, string>();
  readonly #taken: Set<string>;
  readonly #pinned: ReadonlySet<string>;

  constructor(pinned: Slugs) {
    this.#slugs = new Map(Object.entries(pinned));
    this.#taken = new Set(this.#slugs.values());
    this.#pinned = new Set(this.#slugs.keys());
  }

  /** The slug of a post. Of `alike`, which wish for the same, the earlier get the lower numbers, whoever asks first. */
  of(id: string, wish: string, alike: () => readonly string[] = () => []): string {
    const known = this.#slugs.get(id) ?? '';
    if (known !== '') return known;
    if (wish === '') {
      const slug = this.#silent.get(id) ?? takeSlug(slugOfId(id), this.#taken);
      this.#silent.set(id, slug);
      return slug;
    }
    if (this.#reserved.get(id)?.wish !== wish) {
      const others = alike();
      for (const each of others.includes(id) ? others : [id])
        if (!this.#slugs.get(each))
          this.#reserved.set(each, { wish, slug: takeSlug(wish, this.#taken) });
    }
    const { slug } = this.#reserved.get(id)!;
    this.#slugs.set(id, slug);
    return slug;
  }

  /** Pin the slugs of these posts. */
  save(file: string, ids: ReadonlySet<string>): void {
    const pinned = [...this.#slugs].filter(([id]) => ids.has(id) || this.#pinned.has(id));
    if (pinned.length > this.#pinned.size) writeSlugs(file, new Map(pinned));
  }
}
