import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where Astro keeps its content: in the first for the dev server, in the second between builds. */
export interface AstroFolders {
  readonly root: URL;
  readonly cacheDir: URL;
}

/** As much of a plugin of Vite as is of use here. */
export interface VitePlugin {
  readonly name: string;
  readonly load: {
    readonly order: 'pre';
    handler(this: { environment?: { mode: string } }, id: string): object | null;
  };
}

const contentModule = '\0astro:data-layer-content';

/**
 * Give pages the content of all collections as a string of JSON, as Astro 7 does. Astro 5 and 6 write it as JavaScript, which Rollup
 * takes apart value by value, in every build and after every edit.
 */
export function contentAsJson(foldersNow: () => AstroFolders): VitePlugin {
  return {
    name: 'yomitoki:content-as-json',
    load: {
      order: 'pre',
      handler(id) {
        const mode = this.environment?.mode;
        if (id !== contentModule || (mode !== 'dev' && mode !== 'build')) return null;
        const { root, cacheDir } = foldersNow();
        const folder = mode === 'dev' ? new URL('.astro/', root) : cacheDir;
        const file = new URL('data-store.json', folder);
        const json = existsSync(file) ? readFileSync(file, 'utf8') : '';
        // What looks otherwise is for Astro, which says what is wrong with it.
        if (!json.startsWith('[') || !json.endsWith(']')) return null;
        return {
          code: `export default JSON.parse(${JSON.stringify(json)})`,
          map: { mappings: '' },
        };
      },
    },
  };
}

/** Whether the Astro of a project is one that writes content as JavaScript. */
export function writesScript(root: URL): boolean {
  try {
    const { version } = createRequire(new URL('package.json', root))('astro/package.json');
    return /^[56]\./.test(version);
  } catch {
    return false;
  }
}

/**
 * Whether the library stands outside of every node_modules, as a linked one does: Vite takes it for code of the site unless told. Not
 * to be told where it need not be, for some platforms refuse packages left out of the bundle.
 */
export const isLinked = (file = fileURLToPath(import.meta.url)): boolean =>
  !/[\\/]node_modules[\\/]/.test(file);
