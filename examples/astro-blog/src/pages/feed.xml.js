import { allPosts } from '../lib/posts.mjs';
import { site as blog } from '../lib/site.mjs';

const toXml = (text) =>
  text.replace(
    /[<>&"]/g,
    (mark) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[mark],
  );

/** RSS 2.0; each post with its summary. */
export async function GET({ site }) {
  const items = (await allPosts()).map(
    ({ title, url, date, yomitoki }) => `
    <item>
      <title>${toXml(title)}</title>
      <link>${new URL(url, site)}</link>
      <guid>${new URL(url, site)}</guid>
      <pubDate>${date.toUTCString()}</pubDate>
      <description>${toXml(yomitoki.summary)}</description>
    </item>`,
  );
  const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <title>${toXml(blog.title)}</title>
    <link>${site}</link>
    <description>${toXml(blog.description)}</description>
    <language>ja</language>${items.join('')}
  </channel>
</rss>
`;
  return new Response(feed, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
}
