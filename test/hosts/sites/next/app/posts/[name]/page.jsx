import Link from 'next/link';
import { metadataOf, readPosts } from 'yomitoki/next';

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await readPosts('posts')).map(({ id }) => ({ name: id }));
}

export async function generateMetadata({ params }) {
  const name = decodeURIComponent((await params).name);
  return metadataOf((await readPosts('posts')).find(({ id }) => id === name));
}

export default async function Page({ params }) {
  const name = decodeURIComponent((await params).name);
  const { default: Post, yomitoki } = await import(`../../../posts/${name}.mdx`);
  const { related } = (await readPosts('posts')).find(({ id }) => id === name);
  return (
    <article>
      <h1>{yomitoki.title}</h1>
      <p className="time">{yomitoki.readingTime.label}</p>
      <p className="keywords">{yomitoki.keywords.join('、')}</p>
      <Post />
      <h2>関連記事</h2>
      <ul className="related">
        {related.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/posts/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </article>
  );
}
