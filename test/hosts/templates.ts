import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files that a page of docs/hosts shows, each under a line with its name: what readers copy is what is tested. */
export function templatesOf(host: string): Map<string, string> {
  const path = fileURLToPath(new URL(`../../docs/hosts/${host}.md`, import.meta.url));
  const text = readFileSync(path, 'utf8');
  const blocks = text.matchAll(/^`([\w./-]+)`:\n\n```[\w-]+\n([\s\S]*?)^```$/gm);
  return new Map([...blocks].map(([, name, block]) => [name!, block!]));
}

/** Put the templates of a page of docs/hosts into a site. */
export function writeTemplates(host: string, folder: string): void {
  for (const [name, text] of templatesOf(host)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
