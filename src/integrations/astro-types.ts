import type { BlogPageValues } from './page-values.js';

// As much of Astro's content layer as is of use here: Astro 5, 6 and 7 have it, and none of them is needed to read these
// declarations.

/** An entry of a collection as the content layer keeps it. */
export interface StoreEntry {
  id: string;
  data: Record<string, unknown>;
  body?: string | undefined;
  filePath?: string | undefined;
  digest?: number | string | undefined;
  rendered?: { html: string } | undefined;
}

/** The store of a collection's entries. */
export interface EntryStore {
  get(id: string): StoreEntry | undefined;
  entries(): [id: string, entry: StoreEntry][];
  values(): StoreEntry[];
  keys(): string[];
  set(entry: StoreEntry): boolean;
  delete(id: string): void;
  clear(): void;
  has(id: string): boolean;
}

/** What Astro hands a loader. */
export interface LoaderContext {
  readonly collection: string;
  readonly store: EntryStore;
  readonly meta: {
    get(key: string): string | undefined;
    set(key: string, value: string): void;
  };
  readonly logger: { error(message: string): void };
  readonly config: { readonly root: URL };
  /** Only in the dev server. */
  readonly watcher?: unknown;
  parseData(entry: { id: string; data: Record<string, unknown> }): Promise<Record<string, unknown>>;
}

/** A loader of the content layer. */
export interface ObjectLoader {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: each release of Astro has a context of its own
  load(context: any): Promise<void>;
}

/** A loader, or the short form of one: a function that returns all entries. */
export type AnyLoader = ObjectLoader | (() => unknown);

/** What `defineCollection` takes and returns. */
export interface Collection {
  readonly loader?: AnyLoader | undefined;
  readonly schema?: unknown;
}

/** The schema, whose output has the values too. Both releases of zod keep the type of their output in a field. */
export type SchemaWith<Schema, Added> = Schema extends (...context: infer Context) => infer Made
  ? (...context: Context) => SchemaWith<Made, Added>
  : Schema extends { _zod: { output: unknown } }
    ? Schema & { _zod: { output: Added } }
    : Schema extends { _output: unknown }
      ? Schema & { _output: Added }
      : Schema;

/** The collection or loader, the data of whose entries has the values too. */
export type WithValues<Given, Name extends string> = Given extends () => unknown
  ? ObjectLoader
  : {
      [Key in keyof Given]: Key extends 'schema'
        ? SchemaWith<Given[Key], { readonly [Value in Name]: BlogPageValues }>
        : Given[Key];
    };
