export { type FormatOptions, formatAnalysis } from './report/format.js';
