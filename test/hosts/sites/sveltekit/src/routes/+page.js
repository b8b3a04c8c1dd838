export function load() {
  const files = import.meta.glob('../posts/*.md', { eager: true, import: 'metadata' });
  const posts = Object.entries(files).map(([file, { title, date, description, yomitoki }]) => ({
    name: file.replace(/^.*\/|\.md$/g, ''),
    title,
    date,
    description,
    label: yomitoki.readingTime.label,
  }));
  return { posts: posts.sort((a, b) => (a.date < b.date ? 1 : -1)) };
}
