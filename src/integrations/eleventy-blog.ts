// The blog of an Eleventy site from build to build: what each page asks for, and what it is handed.
import { readFile } from 'node:fs/promises';
import type { Format } from '../index.js';
import { aboutOf, type BlogOptions, type BlogPost, readPages } from './blog.js';
import type { EarlyValues, EleventyOptions, PageData, PageUrls } from './eleventy.js';
import { EleventyPages, formatOf, type SitePage, type Wish } from './eleventy-pages.js';
import { SlugTable } from './eleventy-slugs.js';
import type { PageStore } from './page-store.js';
import { prepareEdits } from './prepare-edits.js';
import { SavedFiles } from './saved-files.js';
import { sharedAnalyzer } from './shared-analyzer.js';
import { readSlugs } from './slug-file.js';
import { TemplateTitles } from './template-titles.js';
import type { TextMemory } from './text-memory.js';

export class EleventyBlog {
  /** The files of which Eleventy's watcher has told since the last build. */
  changed: readonly string[] | undefined;
  readonly #options: EleventyOptions;
  readonly #blogOptions: BlogOptions;
  readonly #collection: string;
  readonly #store: PageStore;
  readonly #texts: TextMemory;
  readonly #pages: EleventyPages;
  readonly #titles = new TemplateTitles();
  readonly #saved = new SavedFiles((file) => this.#readSaved(file));
  #slugs = new SlugTable({});
  #collections: PageData['collections'];
  /** Posts whose slugs a build that succeeds pins. */
  #published = new Set<string>();
  /** Whether all posts are going to be read: threads may begin while Eleventy finds the others. */
  #isNew: boolean;
  #isPinning = true;
  #isServing = false;
  #isBuilding = false;
  /** Whether a server has been made ready for edits, or is going to be. */
  #isPrepared = false;

  constructor(store: PageStore, texts: TextMemory, options: EleventyOptions) {
    const { collection = 'posts', slugFile, ...blogOptions } = options;
    this.#options = options;
    this.#blogOptions = blogOptions;
    this.#collection = collection;
    this.#store = store;
    this.#texts = texts;
    this.#pages = new EleventyPages(collection, options);
    this.#isNew = store.cache?.wasEmpty === true;
  }

  /** Meet a template before any address is asked for. */
  meet(path: string | undefined): void {
    if (path !== undefined && formatOf(path) === 'markdown') this.#titles.see(path);
  }

  begin(runMode = 'build'): void {
    const { pinSlugs, slugs, slugFile } = this.#options;
    this.#isPinning = pinSlugs ?? runMode === 'build';
    this.#isServing = runMode !== 'build';
    this.#isBuilding = true;
    if (this.#isServing) this.#titles.keep();
    this.#titles.forget(this.changed);
    this.changed = undefined;
    this.#pages.begin();
    this.#published = new Set();
    this.#slugs = new SlugTable({ ...slugs, ...(slugFile !== undefined && readSlugs(slugFile)) });
  }

  /** The post that a page is; undefined when it is none. */
  postOf(data: PageData, source: unknown): SitePage | undefined {
    return this.#pages.postOf(data, source);
  }

  /** What the data of a page are to hold; at once when the page is as it was at the last build. */
  see(data: PageData, source: unknown): EarlyValues | Promise<EarlyValues> | undefined {
    const page = this.postOf(data, source);
    if (page === undefined) return undefined;
    const { post } = page;
    this.#collections = data.collections;
    if (this.#isNew) this.#store.begin(post.source, aboutOf(post));
    const take = (slug: string) => this.#pages.add(page, data, slug);
    if (post.slug != null) return take(post.slug);
    page.wish ??= this.#knownWish(post);
    if (page.wish !== undefined) return take(this.#slugFor(post, page.wish));
    return this.#wishOf(post).then((wish) => {
      page.wish = wish;
      return take(this.#slugFor(post, wish));
    });
  }

  #slugFor({ id }: BlogPost, { slug, title }: Wish): string {
    return this.#slugs.of(id, slug, title === undefined ? undefined : () => this.#titles.of(title));
  }

  /** What a post without a slug of its author's asks for, if that was ever found. */
  #knownWish({ title }: BlogPost): Wish | undefined {
    const slug = title == null ? undefined : this.#texts.known(['slug', title]);
    return slug === undefined ? undefined : { slug, title: title! };
  }

  /** The same, whatever it takes. */
  async #wishOf(post: BlogPost): Promise<Wish> {
    const { source, format } = post;
    const title = post.title ?? (await titleIn(source, format!));
    if (title === undefined) return { slug: (await this.#store.page(source, post)).values.slug };
    const find = () => slugOfTitle(title, this.#options);
    return { slug: await this.#texts.get(['slug', title], find), title };
  }

  /** Read the blog, now that all addresses are known, and have the pages show what it tells of them. */
  async read(urls: PageUrls = {}): Promise<void> {
    const posts = this.#pages.postsNow(urls, this.#collections?.[this.#collection]);
    const read = await readPages(this.#store, posts, this.#blogOptions);
    if (this.#isServing && !this.#isPrepared) prepareEdits(() => posts, this.#blogOptions);
    this.#isPrepared ||= this.#isServing;
    this.#isNew = false;
    this.#pages.show(read);
    this.#published = new Set(posts.flatMap(({ id, draft }) => (draft ? [] : [id])));
  }

  /** Keep what the build that has succeeded found. */
  end(): void {
    const { slugFile } = this.#options;
    if (slugFile !== undefined && this.#isPinning) this.#slugs.save(slugFile, this.#published);
    this.#texts.save();
    this.#isBuilding = false;
    if (this.#isServing) this.#saved.watch(this.#pages.paths);
  }

  close(): void {
    this.#saved.close();
  }

  /** Eleventy waits 150 ms until nothing more is written to a file; what it will ask for is read meanwhile. */
  async #readSaved(file: string): Promise<void> {
    if (this.#isBuilding) return;
    try {
      const posts = this.#pages.postsWith(file, await readFile(file, 'utf8'));
      if (posts !== undefined && !this.#isBuilding)
        await readPages(this.#store, posts, this.#blogOptions);
    } catch {} // the build will say what is wrong
  }
}

/** The slug made of a title. */
export const slugOfTitle = async (title: string, options: BlogOptions): Promise<string> =>
  (await sharedAnalyzer(options)).slug(title, options.slug);

async function titleIn(source: string, format: Format): Promise<string | undefined> {
  const { readProse } = await import('../index.js');
  return readProse(source, { format }).title?.text;
}
