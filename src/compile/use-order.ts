import { CompileError } from '../errors.js';

/** What is common in running text, the most common first. Only the speed of the dictionary hangs on it. */
export interface UseOrder {
  /** Context ids of IPADIC. */
  readonly contexts: readonly number[];
  readonly characters: string;
}

/** Read `dict/use-order.txt`: lines `contexts: …` and `characters: …`, and comments that begin with `#`. */
export function readUseOrder(text: string, file: string): UseOrder {
  const contexts: number[] = [];
  let characters = '';
  text.split('\n').forEach((line, i) => {
    if (line === '' || line.startsWith('#')) return;
    const [name, list] = line.split(': ');
    if (name === 'contexts' && list) contexts.push(...list.split(' ').map(Number));
    else if (name === 'characters' && list) characters += list;
    else {
      throw new CompileError(
        `${file}:${i + 1}: expected "contexts: …" or "characters: …", got "${line.slice(0, 40)}"`,
      );
    }
  });
  return { contexts, characters };
}
