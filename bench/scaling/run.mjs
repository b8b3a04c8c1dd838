// Growth of time and memory with the length of one text: nanoseconds a character, and peak memory above that of a short
// text, each in a process of its own.
//
//   node bench/scaling/run.mjs [lengths, joined by commas]
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../corpus.mjs';

const texts = {
  'normal text':
    '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。',
  'text without 、 and 。':
    'どこで生れたかとんと見当がつかぬが何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶していると吾輩は思うのである',
  'a repeated': 'a',
  'ア repeated': 'ア',
  'あ repeated': 'あ',
  '漢 repeated': '漢',
  'line ends': '\n',
};

const [what, rules, length] = process.argv.slice(2);
if (length !== undefined) {
  const { loadDictionary, createTokenizer } = await loadEngine();
  const dictionary = await loadDictionary(process.env.YOMITOKI_DICTIONARY);
  const tokenizer = createTokenizer(dictionary, { rules });
  const unit = texts[what];
  const repeated = (n) => unit.repeat(Math.ceil(n / unit.length)).slice(0, n);
  tokenizer.segment(repeated(20000));
  tokenizer.segment(repeated(20000));
  const text = repeated(Number(length));
  text.charCodeAt(0);
  const before = process.resourceUsage().maxRSS;
  const rounds = Math.max(1, Math.round(200000 / text.length));
  const start = process.cpuUsage();
  for (let i = 0; i < rounds; i++) tokenizer.segment(text);
  const { user, system } = process.cpuUsage(start);
  const peak = process.resourceUsage().maxRSS - before;
  console.log(`${((user + system) * 1000) / rounds / text.length} ${(peak * 1024) / text.length}`);
} else {
  const lengths = (what ?? '10000,100000,1000000').split(',');
  const script = fileURLToPath(import.meta.url);
  for (const set of ['kuromoji', 'mecab']) {
    for (const name of Object.keys(texts)) {
      const results = lengths.map((n) =>
        execFileSync(process.execPath, [script, name, set, n], { encoding: 'utf8' })
          .split(' ')
          .map(Number),
      );
      const times = results.map(([time], i) => `${lengths[i]}: ${time.toFixed(0)} ns`).join(', ');
      const growth = (results.at(-1)[0] / results[0][0]).toFixed(2);
      console.log(
        `${set}, ${name}: ${times} a character, ${growth}x; ${results.at(-1)[1].toFixed(0)} bytes a character`,
      );
    }
  }
}
