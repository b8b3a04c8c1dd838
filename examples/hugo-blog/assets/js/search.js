import { searchTerms } from 'yomitoki/search';

const form = document.querySelector('form.search');
const results = document.querySelector('#results');
const status = document.querySelector('#status');
const data = document.querySelector('#pages');
const pages = JSON.parse(data.textContent);
let index;

/** The posts that hold every term of the query, best first. */
async function find(query) {
  index ??= fetch(data.dataset.index).then((response) => (response.ok ? response.json() : null));
  const { posts, terms } = (await index) ?? { posts: [], terms: {} };
  const scores = posts.map(() => ({ terms: 0, score: 0 }));
  const wanted = new Set(searchTerms(query, { side: 'query' }));
  for (const term of wanted) {
    const posting = Object.hasOwn(terms, term) ? terms[term] : [];
    const rarity = Math.log(1 + (2 * posts.length) / (1 + posting.length / 2));
    for (let i = 0, post = 0; i < posting.length; i += 2) {
      post += posting[i];
      scores[post].terms += 1;
      scores[post].score += Math.log(1 + posting[i + 1]) * rarity;
    }
  }
  return posts
    .map((id, i) => ({ page: pages[id], ...scores[i] }))
    .filter((post) => post.page && wanted.size > 0 && post.terms === wanted.size)
    .sort((a, b) => b.score - a.score);
}

function show(found) {
  results.replaceChildren(
    ...found.map(({ page }) => {
      const item = document.createElement('li');
      const [meta, heading, link, text] = ['p', 'h2', 'a', 'p'].map((name) =>
        document.createElement(name),
      );
      meta.className = 'meta';
      for (const part of [page.date, page.label]) {
        const span = document.createElement('span');
        span.textContent = part;
        meta.append(span);
      }
      heading.className = 'heading';
      link.href = page.url;
      link.textContent = page.title;
      heading.append(link);
      text.textContent = page.description;
      item.append(meta, heading, text);
      return item;
    }),
  );
}

let latest = '';
async function search() {
  const query = form.q.value.trim();
  latest = query;
  const found = query === '' ? [] : await find(query);
  if (query !== latest) return;
  show(found);
  status.textContent =
    query === '' ? '' : found.length === 0 ? '見つかりませんでした。' : `${found.length} 件`;
  history.replaceState(
    null,
    '',
    query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`,
  );
}

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', search);
form.q.value = new URLSearchParams(location.search).get('q') ?? '';
search();
