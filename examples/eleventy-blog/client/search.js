import MiniSearch from 'minisearch';
import { excerpt } from '../lib/excerpt.js';
import { searchOptions } from '../lib/search-options.js';

const input = document.querySelector('#q');
const status = document.querySelector('#status');
const list = document.querySelector('#found');
const index = fetch('/search.json')
  .then((answer) => answer.text())
  .then((json) => MiniSearch.loadJSON(json, searchOptions));

async function show() {
  const query = input.value.trim();
  const found = query === '' ? [] : (await index).search(query);
  if (query !== input.value.trim()) return; // something else was typed meanwhile
  status.textContent = query === '' ? '' : `「${query}」は ${found.length} 本の記事にありました。`;
  list.replaceChildren(...found.map((post) => card(post, query)));
}

function card({ id, title, label, description, text }, query) {
  const place = excerpt(text, query);
  const lead = place === null ? [description] : [place[0], make('mark', {}, [place[1]]), place[2]];
  return make('li', { className: 'card' }, [
    make('h2', {}, [make('a', { className: 'headline', href: id }, [title])]),
    make('p', { className: 'lead' }, lead),
    make('p', { className: 'foot' }, [label]),
  ]);
}

function make(name, properties, children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

input.value = new URLSearchParams(location.search).get('q') ?? '';
input.addEventListener('input', show);
show();
