import { importProse } from './library.js';

/**
 * Whether a post is kept from being published: by `draft: true` in its front matter, by `published: false` or a folder
 * `_drafts` as Jekyll and Hexo have it.
 */
export async function isDraft(path: string, source: string): Promise<boolean> {
  if (/(?:^|\/)_drafts\//.test(path)) return true;
  const head = headOf(source);
  // Most posts say neither; their front matter is not read twice.
  if (!/\b(?:draft|published)\b/.test(head)) return false;
  const { readMarkdown } = await importProse();
  const { frontMatter } = readMarkdown(head);
  return frontMatter?.draft === true || frontMatter?.published === false;
}

/** Why the front matter of a post was left out; null where it was read or there is none. */
export async function whyUnread(source: string): Promise<string | null> {
  const head = headOf(source);
  if (head === '') return null;
  const { readMarkdown } = await importProse();
  const notice = readMarkdown(head).notices.find(({ code }) => code === 'FRONT_MATTER_UNREADABLE');
  return notice?.message ?? null;
}

/** The front matter, up to the second line of `---` or `+++`; empty where there is none. */
function headOf(source: string): string {
  const mark = /^\ufeff?(---|\+\+\+)[ \t\w]*\r?\n/.exec(source)?.[1];
  if (mark === undefined) return '';
  const end = source.indexOf(`\n${mark}`, mark.length);
  return end === -1 ? '' : `${source.slice(0, end)}\n${mark}\n`;
}
