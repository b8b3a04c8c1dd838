// Reads the posts that have a description by their author, as sentences with tokens.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary } from '../../corpus.mjs';

/**
 * Posts of CORPUS/dev.jsonl (`id`, `title`, `markdown`, `description`) with a description of at least 20 characters; only
 * those that CORPUS/eval-ids.json lists under `summaries`, where that file is there.
 */
export function readPosts(corpus, ids) {
  const list = join(corpus, 'eval-ids.json');
  const wanted = new Set(
    ids ?? (existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')).summaries : []),
  );
  return readFileSync(join(corpus, 'dev.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ id, description }) =>
      wanted.size > 0 ? wanted.has(id) : (description?.length ?? 0) >= 20,
    );
}

/** The library and a function from a post to its sentences. */
export async function loadReader() {
  const engine = await loadLibrary();
  const tokenizer = engine.createTokenizer(await engine.loadDictionary());
  const read = ({ markdown, title }) =>
    engine.tokenizeSentences(
      engine.splitSentences(engine.readMarkdown(markdown, { title })),
      tokenizer,
    );
  const wordsOf = (text) =>
    tokenizer
      .segment(text.normalize('NFKC').toLowerCase())
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return { engine, read, wordsOf };
}

/** Paragraphs and list items: what every method chooses from. */
export function bodyOf(sentences) {
  return sentences.filter(({ role }) => role === 'paragraph' || role === 'listItem');
}
