/** One entry a post, with the terms it is found by. */
export default class {
  data() {
    return { permalink: '/search.json' };
  }

  render({ collections }) {
    const entries = collections.posts.map(({ url, data }) => ({
      url,
      title: data.title,
      terms: data.yomitoki.searchTerms,
    }));
    return JSON.stringify(entries);
  }
}
