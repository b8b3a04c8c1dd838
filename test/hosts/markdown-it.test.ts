import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dictionaryLoads, type Host, prepareHost } from './host.js';

let host: Host;
let output: string;

beforeAll(() => {
  host = prepareHost('markdown-it');
  output = host.run('node', 'render.js');
});
afterAll(() => host?.remove());

describe('a page rendered by markdown-it', () => {
  it('leaves its values in env', () => {
    expect(JSON.parse(host.read('post.json'))).toMatchObject({
      title: '港の朝市を歩く',
      slug: 'minato-no-asaichi-o-aruku',
      readingTime: { label: '1分未満で読めます' },
      keywords: expect.arrayContaining(['港', '朝市']),
    });
    expect(dictionaryLoads(output)).toBe(1);
  });

  it('bears readings above its kanji, once a word, in running text alone', () => {
    const html = host.read('post.html');
    expect(html).toContain('<h1>港の朝市を歩く</h1>');
    expect(html).toContain('<code>氷の箱</code>');
    expect(html).toContain('<ruby>魚<rp>(</rp><rt>うお</rt><rp>)</rp></ruby>を');
    expect(html.split('<rt>あさいち</rt>')).toHaveLength(2);
    expect(html).toContain('A &amp; B <mark>朝市</mark>');
  });

  it('is the same page once the readings are taken away', () => {
    const text = (html: string) => html.replace(/<rp>.<\/rp>|<rt>[^<]*<\/rt>|<\/?ruby>/g, '');
    const plain = host.run(
      'node',
      '-e',
      "console.log(require('markdown-it')({html:true,linkify:true}).render(require('fs').readFileSync('post.md','utf8')))",
    );
    expect(text(host.read('post.html')).trim()).toBe(text(plain).trim());
  });
});
