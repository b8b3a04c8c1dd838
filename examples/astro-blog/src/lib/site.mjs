export const site = {
  title: '余白ログ',
  author: '真鍋 律',
  description: '器の通販サイトで働くエンジニアが、仕事と暮らしの余白に書いています。',
};
