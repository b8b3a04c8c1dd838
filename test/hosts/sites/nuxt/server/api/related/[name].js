import { queryCollection } from '@nuxt/content/server';
import { readBlog } from 'yomitoki/pages';

export default defineEventHandler(async (event) => {
  const posts = await queryCollection(event, 'posts').all();
  const pages = await readBlog(
    posts.map(({ path, rawbody, ...post }) => ({ ...post, id: path, source: rawbody })),
    { related: 2 },
  );
  return pages.get(`/posts/${getRouterParam(event, 'name')}`)?.related ?? [];
});
