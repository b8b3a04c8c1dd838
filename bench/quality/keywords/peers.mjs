// Keyword extractors from npm. They know no Japanese words: they are given the words with blanks between them and full
// stops behind the sentences.

/** What is installed in this folder (npm install here first): name and a function from sentences to terms. */
export async function loadPeers() {
  const peers = [];
  const add = async (name, make) => {
    try {
      peers.push({ name, run: await make() });
    } catch (error) {
      console.error(`${name}: left out, ${String(error.message).split('\n')[0]}`);
    }
  };
  await add('npm rake-js', async () => {
    const module = await import('rake-js');
    const rake = module.default.default ?? module.default;
    return (sentences) =>
      rake(spaced(sentences), { language: 'english' })
        .slice(0, 10)
        .map((term) => term.replace(/(?<![\x20-\x7e]) | (?![\x20-\x7e])/g, ''));
  });
  await add('npm keyword-extractor', async () => {
    const module = await import('keyword-extractor');
    const extractor = module.default ?? module;
    return (sentences) => {
      const words = extractor.extract(spaced(sentences), {
        language: 'english',
        remove_digits: true,
        return_changed_case: false,
        remove_duplicates: false,
      });
      const counts = new Map();
      for (const word of words) {
        if (/\p{L}{2}/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      return [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 10)
        .map(([word]) => word);
    };
  });
  return peers;
}

const spaced = (sentences) =>
  sentences
    .map(({ tokens }) => `${tokens.map(({ surface }) => surface.trim()).join(' ')}.`)
    .join('\n');
