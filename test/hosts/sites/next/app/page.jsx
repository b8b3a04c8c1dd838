import Link from 'next/link';
import { readPosts } from 'yomitoki/next';

export default async function Home() {
  const posts = await readPosts('posts');
  return (
    <ul>
      {posts.map((post) => (
        <li key={post.id}>
          <Link href={`/posts/${post.id}`}>{post.title}</Link> {post.readingTime.label}
          <p>{post.description}</p>
        </li>
      ))}
    </ul>
  );
}
