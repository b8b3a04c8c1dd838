import { describe, expect, it } from 'vitest';
import yomitokiMdsvex from 'yomitoki/mdsvex';
import { createPageReader } from 'yomitoki/pages';

const markdown = '# 港の朝市\n\n朝市の干物は旨い。干物は港で作る。\n';

async function run(source: string, data: { fm?: Record<string, unknown> } = {}, options = {}) {
  // The file of mdsvex, of an old vfile, has no path.
  const file = { data, toString: () => source };
  await yomitokiMdsvex({ cache: false, ...options })({}, file);
  return data.fm!;
}

describe('yomitoki/mdsvex', () => {
  it('puts the values into the metadata, of a file without front matter too', async () => {
    const fm = await run(markdown);
    const values = await createPageReader({ cache: false }).read(markdown, { format: 'markdown' });
    expect(fm).toEqual({ yomitoki: values, description: values.description });
  });

  it('keeps what the author wrote', async () => {
    const source = `---\ntitle: 干物\ndescription: 干物の話。\n---\n\n${markdown}`;
    const fm = await run(source, { fm: { title: '干物', description: '干物の話。' } });
    expect(fm).toMatchObject({
      title: '干物',
      description: '干物の話。',
      yomitoki: { title: '干物', slug: 'hoshimono' },
    });
  });

  it('takes another name', async () => {
    expect(await run(markdown, {}, { name: 'post' })).toHaveProperty('post.readingTime.minutes', 1);
  });
});
