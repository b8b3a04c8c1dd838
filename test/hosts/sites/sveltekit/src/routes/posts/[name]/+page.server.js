import { readPosts } from 'yomitoki/mdsvex';

export async function load({ params }) {
  const posts = await readPosts('src/posts');
  return { related: posts.find(({ id }) => id === params.name).related };
}
