import Link from 'next/link';
import { readPosts } from 'yomitoki/next';

export default async function Home() {
  const posts = await readPosts('posts');
  return (
    <main>
      <h1>港の日記</h1>
      {posts.map((post) => (
        <section key={post.id}>
          <h2>
            <Link href={`/posts/${post.id}`}>{post.title}</Link>
          </h2>
          <p className="time">{post.readingTime.label}</p>
          <p>{post.description}</p>
        </section>
      ))}
    </main>
  );
}
