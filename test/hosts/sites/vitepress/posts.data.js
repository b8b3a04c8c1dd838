import { createContentLoader } from 'vitepress';
import { yomitokiContent } from 'yomitoki/vitepress';

export default createContentLoader('posts/*.md', {
  includeSrc: true,
  transform: yomitokiContent(),
});
