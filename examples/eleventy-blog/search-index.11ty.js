import MiniSearch from 'minisearch';
import { readMarkdown } from 'yomitoki/prose';
import { searchOptions } from './lib/search-options.js';

export const data = { permalink: '/search.json', eleventyExcludeFromCollections: true };

/** The search index, made once when the site is built. */
export function render({ collections }) {
  const search = new MiniSearch(searchOptions);
  search.addAll(
    collections.posts.map(({ url, rawInput, data: { title, yomitoki } }) => ({
      id: url,
      title,
      label: yomitoki.readingTime.label,
      description: yomitoki.description,
      terms: yomitoki.searchTerms.join(' '),
      text: textOf(rawInput),
    })),
  );
  return JSON.stringify(search);
}

/** What the reader sees, without markup and code: the search shows the place of a match in it. */
const textOf = (markdown) =>
  readMarkdown(markdown)
    .blocks.filter(({ role }) => role !== 'code' && role !== 'table')
    .map(({ text }) => text)
    .join(' ');
