require('yomitoki/hexo')(hexo);
