import createMDX from '@next/mdx';
import { withYomitoki, yomitokiMdx } from 'yomitoki/next';

const withMDX = createMDX({
  options: { remarkPlugins: ['remark-frontmatter', yomitokiMdx({ keywords: 8 })] },
});

export default withYomitoki(withMDX({ output: 'export', pageExtensions: ['mdx', 'jsx'] }));
