export { type SearchTermsOptions, searchTerms } from './measure/search-terms.js';
