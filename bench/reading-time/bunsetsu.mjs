// Compares readingTime, which counts characters, with a model that knows bunsetsu (文節), post by post.
//
//     node bench/reading-time/bunsetsu.mjs CORPUS
//
// CORPUS is a folder of .md and .jsonl files, or one such file. The model: 290 ms a bunsetsu, 48 a kanji, 24 a kana, 75 a punctuation
// mark, rounded fits to the self-paced reading times of BCCWJ-SPR2 (292 readers, one white paper). Bunsetsu come from IPADIC tokens by
// the rules below. It is a model fitted on one text, not the truth: agreement says that counting characters loses little by not
// knowing bunsetsu. Both times are of the running text alone, and compared after division by the mean of their ratio.
import { fromKuromoji } from '../../dist/kuromoji.js';
import { endWithUsage, loadLibrary, readTexts } from '../corpus.mjs';
import { buildKuromoji } from '../kuromoji.mjs';

const [corpus] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/reading-time/bunsetsu.mjs CORPUS');
const { readMarkdown, readingTime, splitSentences } = await loadLibrary();
const tokenizer = fromKuromoji(await buildKuromoji());

/** Bunsetsu in tokens: each begins with a word that can stand alone and takes what leans on it. */
function countBunsetsu(tokens) {
  let count = 0;
  let before = null;
  let opened = false;
  for (const token of tokens) {
    if (token.partOfSpeech[1] === '空白') continue;
    if (begins(token, before, opened)) count++;
    opened = token.partOfSpeech[0] === '記号' && token.partOfSpeech[1] === '括弧開';
    before = token;
  }
  return count;
}

function begins(token, before, opened) {
  const [kind, detail, finer] = token.partOfSpeech;
  if (before === null) return true;
  const [kindBefore, detailBefore] = before.partOfSpeech;
  // An opening bracket has begun it already.
  if (opened || kindBefore === '接頭詞') return false;
  if (detail === '括弧開') return true;
  if (kind === '名詞') {
    if (detail === '接尾' || finer === '助動詞語幹') return false;
    // Nouns in a row are one compound, except after words of time and pronouns, which stand alone.
    const compound =
      kindBefore === '名詞' && !['副詞可能', '代名詞', '非自立'].includes(detailBefore);
    return !compound || detail === '代名詞' || detail === '非自立';
  }
  if (kind === '動詞') {
    if (detail !== '自立') return false;
    // 勉強する is one.
    return !(token.baseForm === 'する' && detailBefore === 'サ変接続');
  }
  if (kind === '形容詞') return detail === '自立';
  return ['副詞', '連体詞', '接続詞', '感動詞', '接頭詞', 'フィラー'].includes(kind);
}

const kanji = /[\u3400-\u9fff\uf900-\ufaff々〇]/g;
const kana = /[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff]/g;
const punctuation = /[、。，．・！？「」『』（）【】〈〉《》…―〜]/g;
const count = (text, pattern) => text.match(pattern)?.length ?? 0;
const running = new Set(['title', 'heading', 'paragraph', 'listItem', 'quote']);

const posts = [];
let bunsetsuInAll = 0;
let charactersInAll = 0;
for (const source of readTexts(corpus)) {
  const whole = readMarkdown(source);
  const blocks = whole.blocks
    .filter((block) => running.has(block.role))
    .map(({ bareUrls, ...block }) => block);
  const prose = { ...whole, blocks, frontMatter: null };
  let bunsetsu = 0;
  let characters = { kanji: 0, kana: 0, punctuation: 0 };
  for (const { text } of splitSentences(prose)) {
    bunsetsu += countBunsetsu(tokenizer.tokenize(text));
    characters = {
      kanji: characters.kanji + count(text, kanji),
      kana: characters.kana + count(text, kana),
      punctuation: characters.punctuation + count(text, punctuation),
    };
  }
  const japanese = characters.kanji + characters.kana + characters.punctuation;
  if (japanese < 500) continue;
  const model =
    (290 * bunsetsu + 48 * characters.kanji + 24 * characters.kana + 75 * characters.punctuation) /
    1000;
  bunsetsuInAll += bunsetsu;
  charactersInAll += japanese;
  const time = readingTime(prose);
  // The model knows no Latin words, so the comparison that is asked for leaves them out of ours too.
  const japaneseAlone = readingTime(prose, { secondsPerWord: 0, secondsPerEnglishWord: 0 });
  posts.push({
    model,
    withWords: time.seconds / model,
    japanese: japaneseAlone.seconds / model,
    plain:
      readingTime(prose, { katakanaWeight: 1, secondsPerWord: 0, secondsPerEnglishWord: 0 })
        .seconds / model,
    proseOnly: whole.blocks.every((block) => running.has(block.role) || block.role === 'image'),
    speed: (japanese * 60) / model,
  });
}

const quantile = (values, share) =>
  values[Math.min(values.length - 1, Math.floor(share * values.length))];

function report(name, ratios) {
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const normal = ratios.map((ratio) => ratio / mean).sort((a, b) => a - b);
  const variation = Math.sqrt(
    normal.reduce((sum, ratio) => sum + (ratio - 1) ** 2, 0) / normal.length,
  );
  const within = (limit) =>
    normal.filter((ratio) => Math.abs(ratio - 1) <= limit).length / normal.length;
  const percent = (value) => `${(value * 100).toFixed(1)} %`;
  const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) =>
    quantile(normal, share).toFixed(3),
  );
  console.log(
    `| ${name} | ${ratios.length} | ${mean.toFixed(3)} | ${variation.toFixed(3)} | ${percent(within(0.05))} | ${percent(within(0.1))} | ${percent(within(0.2))} | ${quantiles.join(' / ')} |`,
  );
}

const proseOnly = posts.filter((post) => post.proseOnly);
const speeds = posts.map((post) => post.speed).sort((a, b) => a - b);
console.log(`characters a bunsetsu: ${(charactersInAll / bunsetsuInAll).toFixed(2)}`);
console.log(`median speed by the model: ${quantile(speeds, 0.5).toFixed(0)} characters a minute\n`);
console.log(
  '| text | posts | mean ratio | CV | within 5 % | within 10 % | within 20 % | P5 / P25 / P50 / P75 / P95 |',
);
console.log('|---|---|---|---|---|---|---|---|');
report(
  'prose-only posts, Japanese',
  proseOnly.map((post) => post.japanese),
);
report(
  'all posts, Japanese',
  posts.map((post) => post.japanese),
);
report(
  'prose-only posts, Latin words too',
  proseOnly.map((post) => post.withWords),
);
report(
  'all posts, Latin words too',
  posts.map((post) => post.withWords),
);
report(
  'prose-only posts, katakana at 1',
  proseOnly.map((post) => post.plain),
);
