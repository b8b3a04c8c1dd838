import { getCollection } from 'astro:content';

/** All posts, newest first. A post without tags of its own goes under those the blog would give it. */
export async function allPosts() {
  const entries = await getCollection('blog');
  return entries
    .map((entry) => {
      const { tags, pubDate, yomitoki } = entry.data;
      return {
        ...entry.data,
        entry,
        id: entry.id,
        url: `/posts/${yomitoki.slug}/`,
        date: pubDate,
        hasOwnTags: tags !== undefined,
        tags: tags ?? yomitoki.suggestedTags,
      };
    })
    .sort((a, b) => b.date - a.date);
}

/** The related posts with the terms that connect. */
export const relatedTo = ({ yomitoki: { related } }, posts) =>
  related.map(({ id, terms }) => ({ post: posts.find((post) => post.id === id), terms }));

/** No line of a title ends between a number and what it counts. */
export const unbroken = (title) => title.replace(/(\d) (?=\S)/g, '$1\u00a0');

export const tagUrl = (tag) => `/tags/${encodeURIComponent(tag)}/`;

/** 2026 年 5 月 9 日 */
export const dateLabel = (date) =>
  `${date.getUTCFullYear()} 年 ${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;

export const isoDate = (date) => date.toISOString().slice(0, 10);
