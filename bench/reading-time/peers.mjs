// Puts readingTime beside the reading-time packages of npm, on posts of different shapes from a corpus; prints a Markdown table.
//
//     npm install --prefix bench/reading-time --legacy-peer-deps
//     node bench/reading-time/peers.mjs CORPUS
//
// CORPUS is a folder of .md and .jsonl files, or one such file. Of the posts of 1,500 to 20,000 units (the short one apart) the most
// extreme of each shape is taken, so the same corpus gives the same table. Front matter is taken off for every tool. There is no truth in
// the table: it shows how far the tools lie apart, and what each makes of Japanese, code, images and markup.
import { createRequire } from 'node:module';
import { endWithUsage, loadLibrary, readTexts } from '../corpus.mjs';

const [corpus] = process.argv.slice(2);
if (corpus === undefined) endWithUsage('node bench/reading-time/peers.mjs CORPUS');
const require = createRequire(import.meta.url);
const { readMarkdown, readingTime } = await loadLibrary();

const posts = new Set();
for (const source of readTexts(corpus)) posts.add(withoutFrontMatter(source));
const shapes = pickShapes([...posts].map(describePost));
const tools = await loadTools();

const rows = [];
for (const [name, takes, minutes, remark] of tools) {
  const cells = [];
  for (const { source, html } of shapes) {
    try {
      cells.push(Number(await minutes(takes === 'html' ? html : source, source)));
    } catch (error) {
      cells.push(String(error.message ?? error).slice(0, 40));
    }
  }
  const numbers = cells.map((cell, i) => cell / shapes[i].minutes).filter(Number.isFinite);
  const spread =
    numbers.length === 0
      ? '–'
      : `${Math.min(...numbers).toFixed(1)}–${Math.max(...numbers).toFixed(1)}`;
  rows.push([name, takes, ...cells.map(shown), spread, remark]);
}

console.log(`Posts: ${shapes.map(({ name, why }) => `${name} (${why})`).join('; ')}.\n`);
table(
  ['minutes', 'reads', ...shapes.map(({ name }) => name), '÷ ours', 'counts'],
  [
    [
      '**yomitoki**',
      'Prose',
      ...shapes.map(({ minutes }) => shown(minutes)),
      '1',
      '600 字/分, code by lines, 12–3 s an image',
    ],
    [
      'its range label',
      '',
      ...shapes.map(({ label }) => label.replace('で読めます', '')),
      '',
      'the middle half of readers',
    ],
    [
      'its text alone',
      '',
      ...shapes.map(({ text }) => shown(text)),
      '',
      'running text without code, images, tables',
    ],
    ...rows,
  ],
);

function shown(value) {
  return typeof value === 'number' ? value.toFixed(1) : value;
}

function table(head, body) {
  console.log(`| ${head.join(' | ')} |`);
  console.log(`|${head.map(() => '---').join('|')}|`);
  for (const row of body) console.log(`| ${row.join(' | ')} |`);
}

function withoutFrontMatter(source) {
  return source.replace(/^---\n[\s\S]*?\n---\n/, '');
}

function describePost(source) {
  const prose = readMarkdown(source);
  const { seconds, breakdown, rangeLabel } = readingTime({ ...prose, frontMatter: null });
  const count = (pattern) => source.match(pattern)?.length ?? 0;
  const kanji = count(/[\u3400-\u9fff]/g);
  const hiragana = count(/[\u3041-\u309f]/g);
  const katakana = count(/[\u30a1-\u30fa\u30fc]/g);
  const japanese = kanji + hiragana + katakana;
  return {
    source,
    japanese,
    minutes: seconds / 60,
    text: (breakdown.prose + breakdown.english) / 60,
    label: rangeLabel,
    features: {
      kana: hiragana / Math.max(1, japanese),
      kanji: kanji / Math.max(1, japanese),
      katakana: katakana / Math.max(1, japanese),
      code: breakdown.code / Math.max(1, seconds),
      images: prose.blocks.filter(({ role }) => role === 'image').length,
      tables: breakdown.tables,
      html: (source.match(/<[a-z][^>]*>/gi) ?? []).join('').length / Math.max(1, source.length),
      plain: prose.blocks.every(({ role }) => role === 'paragraph') ? japanese : 0,
      short: -source.length,
    },
  };
}

function pickShapes(all) {
  const usual = all.filter(
    ({ source, japanese }) => source.length >= 1500 && source.length <= 20000 && japanese >= 800,
  );
  const most = (feature, among = usual) =>
    among.reduce((best, post) => (post.features[feature] > best.features[feature] ? post : best));
  const percent = (value) => `${(value * 100).toFixed(0)} %`;
  const said = {
    kana: (post) => `${percent(post.features.kana)} hiragana`,
    kanji: (post) => `${percent(post.features.kanji)} kanji`,
    katakana: (post) => `${percent(post.features.katakana)} katakana`,
    code: (post) => `${percent(post.features.code)} of our time is code`,
    images: (post) => `${post.features.images} images`,
    tables: (post) => `${post.features.tables.toFixed(0)} s of tables`,
    html: (post) => `${percent(post.features.html)} of the source is tags`,
    plain: (post) => `${post.japanese} characters, paragraphs alone`,
    short: (post) => `${post.source.length} units`,
  };
  const short = all.filter(({ japanese }) => japanese >= 100);
  return Object.keys(said).map((name) => {
    const post = most(name, name === 'short' ? short : usual);
    return { ...post, name, why: said[name](post), html: '' };
  });
}

/** Name, what it reads, minutes for a source, and what it counts. */
async function loadTools() {
  const load = async (name) => (await import(name)).default;
  const unified = (await import('unified')).unified;
  const [parse, gfm, toHast, raw, stringify] = await Promise.all(
    ['remark-parse', 'remark-gfm', 'remark-rehype', 'rehype-raw', 'rehype-stringify'].map(load),
  );
  const tree = (source) => unified().use(parse).use(gfm).parse(source);
  const hast = (source) => {
    const processor = unified().use(toHast, { allowDangerousHtml: true }).use(raw);
    return processor.run(tree(source));
  };
  for (const shape of shapes) {
    shape.html = unified()
      .use(stringify)
      .stringify(await hast(shape.source));
  }
  /** The value that a unified plugin leaves in `file.data`. */
  const plugged = async (plugin, node, options) => {
    const file = { data: {} };
    await plugin(options)(node, file);
    return file.data;
  };
  /** The filter that an Eleventy plugin adds. */
  const filter = (plugin, ...options) => {
    let added;
    const add = (_, one) => {
      added = one;
    };
    plugin({ addFilter: add, addNunjucksFilter: add, namespace: (_, run) => run() }, ...options);
    return added;
  };
  const readingTimePackage = require('reading-time');
  const { toString: textOf } = await import('mdast-util-to-string');
  const remark = await load('remark-reading-time');
  const mdsvex = await load('mdsvex-reading-time');
  const inferred = await load('rehype-infer-reading-time-meta');
  const estimator = await import('reading-time-estimator');
  const { ja } = await import('reading-time-estimator/i18n/ja');
  const hastReadingTime = await import('hast-util-reading-time');
  const vuepress = await import('@vuepress/plugin-reading-time');
  const vuepress2 = await import('vuepress-plugin-reading-time2');
  const mrHope = require('@mr-hope/vuepress-plugin-reading-time/lib/node/reading-time.js');
  const eleventy = filter(require('eleventy-plugin-reading-time'), 'x');
  const toRead = filter(require('eleventy-plugin-time-to-read'), {
    output: (data) => String(data.totalSeconds),
  });
  const emoji = filter(require('@11tyrocks/eleventy-plugin-emoji-readtime'), { showEmoji: false });
  const ghost = require('@tryghost/helpers').utils;
  const hook = require('react-hook-reading-time');
  const estimate = require('read-time-estimate').default;
  const words = require('words-count').default;
  const symbols = require('hexo-symbols-count-time/lib/helper.js');
  const gatsby = require('gatsby-remark-reading-time/gatsby-node');
  const hexo = {};
  globalThis.hexo = {
    extend: {
      helper: {
        register: (name, helper) => {
          hexo[name] = helper;
        },
      },
    },
  };
  require('hexo-wordcount');
  const first = (text) => Number.parseFloat(/[\d.]+/.exec(String(text))?.[0] ?? 'NaN');

  return [
    [
      'reading-time',
      'Markdown',
      (source) => readingTimePackage(source).minutes,
      'a kanji or kana is a word of 200 a minute; markup too',
    ],
    [
      'reading-time on mdast text (Astro’s recipe)',
      'Markdown',
      (source) => readingTimePackage(textOf(tree(source))).minutes,
      'the same without markup',
    ],
    [
      'gatsby-remark-reading-time',
      'Markdown',
      (source) => {
        let field;
        gatsby.onCreateNode({
          node: { internal: { type: 'MarkdownRemark' }, rawMarkdownBody: source },
          actions: {
            createNodeField: ({ value }) => {
              field = value;
            },
          },
        });
        return field.minutes;
      },
      'reading-time on the source',
    ],
    [
      'remark-reading-time',
      'Markdown',
      async (source) => (await plugged(remark, tree(source))).readingTime.minutes,
      'reading-time on text and code',
    ],
    [
      'mdsvex-reading-time',
      'Markdown',
      async (source) => (await plugged(mdsvex, tree(source))).fm.readingTime.minutes,
      'the same',
    ],
    [
      'reading-time-estimator',
      'Markdown',
      (source) => estimator.readingTime(source, { language: 'ja', translations: { ja } }).minutes,
      'a character is a word of 200 a minute, also for `ja`',
    ],
    [
      'eleventy-plugin-reading-time',
      'html',
      (html) => first(eleventy(html)),
      'words between blanks, 300 a minute',
    ],
    [
      'eleventy-plugin-time-to-read',
      'html',
      (html) => toRead(html) / 60,
      '1,000 characters a minute in every language',
    ],
    [
      'eleventy-plugin-emoji-readtime',
      'html',
      (html) => first(emoji(html)),
      'words between blanks, 275 a minute',
    ],
    [
      'hast-util-reading-time',
      'html',
      async (_, source) => hastReadingTime.readingTime(await hast(source)),
      'English formulas',
    ],
    [
      'rehype-infer-reading-time-meta',
      'html',
      async (_, source) => (await plugged(inferred, await hast(source))).meta.readingTime[1],
      'the same, its upper end',
    ],
    [
      'hexo-symbols-count-time',
      'html',
      (html) => first(symbols.symbolsTime(html, 4, 275, 'mins.')),
      'length ÷ (4 × 275), tags too',
    ],
    [
      'hexo-wordcount',
      'html',
      (html) => hexo.min2read(html),
      'kanji 300 a minute, runs of hiragana as words',
    ],
    [
      '@vuepress/plugin-reading-time',
      'Markdown',
      (source) => vuepress.getReadingTime(source).minutes,
      'kanji alone, and Latin words of markup',
    ],
    [
      'vuepress-plugin-reading-time2',
      'Markdown',
      (source) => vuepress2.getReadingTime(source).minutes,
      'the same',
    ],
    [
      '@mr-hope/vuepress-plugin-reading-time',
      'Markdown',
      (source) => mrHope.getReadingTime(source).minutes,
      'the same',
    ],
    [
      'read-time-estimate',
      'html',
      (html) => estimate(html).duration,
      'forgets the Japanese time it computed',
    ],
    ['react-hook-reading-time', 'html', (html) => hook.useReadingTime(html).time, 'the same'],
    [
      '@tryghost/helpers',
      'html',
      (html) => ghost.readingMinutes(html, 0),
      'a run that begins with kana is one word; images 12–3 s',
    ],
    ['words-count ÷ 200', 'Markdown', (source) => words(source) / 200, 'a counter'],
  ];
}
