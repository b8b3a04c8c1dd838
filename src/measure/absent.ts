// What a sentence names only to say that it is not there: 「CPU の話も OS の話も出てこない」.
import type { Unit } from './units.js';

const denials = new Set(['ない', 'ぬ', 'ん']);

/** Index of each noun that a sentence lists with も, two at least, before it denies them; undefined for none. */
export function absentIn(units: readonly Unit[]): ReadonlySet<number> | undefined {
  let absent: Set<number> | undefined;
  let listed: number[] = [];
  let isDenied = false;
  const close = () => {
    if (isDenied && listed.length > 1) {
      absent ??= new Set();
      for (const i of listed) absent.add(i);
    }
    if (listed.length > 0) listed = [];
    isDenied = false;
  };
  for (let i = 1; i < units.length; i++) {
    const { text, baseForm, script, partOfSpeech } = units[i]!;
    if (text === 'も') {
      if (isDenied) close();
      listed.push(listedAt(units, i));
    } else if (listed.length === 0) continue;
    else if (denials.has(baseForm)) isDenied = true;
    else if (partOfSpeech[1] === '接続助詞' ? text !== 'て' : script === 'sign' && isEnd(text))
      close();
  }
  close();
  return absent;
}

const isEnd = (text: string) => text !== '、' && text !== ' ' && text !== ',' && text !== '，';

/** The noun before も: CPU of 「CPUも」 and of 「CPUの話も」. */
function listedAt(units: readonly Unit[], at: number): number {
  const noun = at - 1;
  if (units[noun]!.text !== '話' || units[noun - 1]?.text !== 'の') return noun;
  return units[noun - 2]?.text === ' ' ? noun - 3 : noun - 2;
}
