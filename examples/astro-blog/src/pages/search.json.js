import MiniSearch from 'minisearch';
import { readProse } from 'yomitoki/prose';
import { allPosts } from '../lib/posts.mjs';
import { searchOptions } from '../lib/search-options.mjs';

/** The search index, made once when the site is built. */
export async function GET() {
  const search = new MiniSearch(searchOptions);
  search.addAll(
    (await allPosts()).map(({ id, title, url, entry, yomitoki }) => ({
      id,
      title,
      url,
      label: yomitoki.readingTime.label,
      description: yomitoki.description,
      terms: yomitoki.searchTerms.join(' '),
      text: textOf(entry),
    })),
  );
  return new Response(JSON.stringify(search), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

/** What the reader sees, without markup and code: the search shows the place of a match in it. */
const textOf = ({ body, filePath }) =>
  readProse(body, { fileName: filePath })
    .blocks.filter(({ role }) => role !== 'code' && role !== 'table')
    .map(({ text }) => text)
    .join(' ');
