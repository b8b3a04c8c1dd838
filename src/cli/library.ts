// The library as the commands use it. They import it when they run, not when the command starts.

export { readingTime } from '../measure/reading-time.js';
export { analyze, createAnalyzer } from '../report/analyze.js';
export { formatAnalysis } from '../report/format.js';
export { readProse } from '../text/read.js';
