import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export const bread = `# パン屋の朝

パン屋の朝は早い。まだ暗いうちに、職人は生地をこねはじめる。

## 生地

生地は生きている。気温が高い日は水を減らし、低い日は発酵を待つ。職人は生地に触れて、その日の水の量を決める。

## 焼く

窯に入れた生地は、二十分でパンになる。焼きたてのパンの香りが、通りの向こうまで届く。
`;

export const boat = `渡し船の終わり

川を渡る船がなくなる。橋ができて、船に乗る人がいなくなったからだ。

船頭は四十年、船をこいだ。船頭の手には、櫂の跡が残っている。
`;

/** A folder of files that goes away after the tests. */
export function folderOf(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'yomitoki-posts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return (name) => join(folder, name);
}

export const lines = (text: string) => text.split('\n').slice(0, -1);
