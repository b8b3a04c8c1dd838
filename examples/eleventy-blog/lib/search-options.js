import { searchTerms } from 'yomitoki/search';

/**
 * The index is made when the site is built and read in the browser, both with these options. Terms of a post come from
 * Yomitoki already cut (`data.yomitoki.searchTerms`), titles and queries are cut here, by the same rules: 「さーば」 meets
 * 「サーバー」, 「ばいせん」 meets 「焙煎」.
 */
export const searchOptions = {
  fields: ['title', 'terms'],
  storeFields: ['title', 'label', 'description', 'text'],
  tokenize: (text, field) => (field === 'terms' ? text.split(' ') : searchTerms(text)),
  processTerm: (term) => term,
  searchOptions: {
    tokenize: (query) => searchTerms(query, { side: 'query' }),
    combineWith: 'AND',
    boost: { title: 3 },
  },
};
