export async function load({ params, data }) {
  const { default: Post, metadata } = await import(`../../../posts/${params.name}.md`);
  return { ...data, Post, metadata };
}
