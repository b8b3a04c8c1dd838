// Reads the posts whose authors gave tags that stand in the text.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Posts of CORPUS/dev.jsonl (`id`, `author`, `title`, `markdown`, `tags`, `tags_in_text`) with a tag that stands in the
 * text; only those that CORPUS/eval-ids.json lists under `keywords`, where that file is there. Each with `otherTags`:
 * how often its author used which tag in other posts.
 */
export function readPosts(corpus) {
  const list = join(corpus, 'eval-ids.json');
  const wanted = existsSync(list) ? new Set(JSON.parse(readFileSync(list, 'utf8')).keywords) : null;
  const posts = readFileSync(join(corpus, 'dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const tagsOf = new Map();
  for (const { author, tags } of posts) {
    const counts = tagsOf.get(author) ?? new Map();
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    tagsOf.set(author, counts);
  }
  return posts
    .filter(({ id, tags_in_text }) => tags_in_text?.length > 0 && (!wanted || wanted.has(id)))
    .map((post) => {
      const own = new Set(post.tags);
      const others = [...tagsOf.get(post.author)]
        .map(([tag, count]) => [tag, own.has(tag) ? count - 1 : count])
        .filter(([, count]) => count > 0);
      return { ...post, otherTags: Object.fromEntries(others) };
    });
}
