import './style.css';

export const metadata = { title: { template: '%s | 港の日記', default: '港の日記' } };

export default function Layout({ children }) {
  return (
    <html lang="ja">
      <body>{children}</body>
    </html>
  );
}
