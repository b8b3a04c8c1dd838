import Link from '@docusaurus/Link';
import { useBlogPost } from '@docusaurus/plugin-content-blog/client';
import Footer from '@theme-original/BlogPostItem/Footer';

export default function BlogPostItemFooter() {
  const { metadata, isBlogPostPage } = useBlogPost();
  const { keywords, related } = metadata.frontMatter.yomitoki;
  return (
    <>
      <Footer />
      {isBlogPostPage && (
        <aside className="margin-top--lg">
          <p className="keywords">{keywords.join('、')}</p>
          <h2>関連記事</h2>
          <ul className="related">
            {related.map(({ permalink, title, terms }) => (
              <li key={permalink}>
                <Link to={permalink}>{title}</Link>（{terms.slice(0, 3).join('、')}）
              </li>
            ))}
          </ul>
        </aside>
      )}
    </>
  );
}
