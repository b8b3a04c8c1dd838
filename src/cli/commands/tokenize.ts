import { toJson, visible } from '../../report/visible.js';
import type { Token } from '../../tokenizer.js';
import type { TokenizeArguments } from '../arguments.js';
import { eachInput } from '../input.js';
import type { Io, Output } from '../io.js';
import { openTokenizer } from '../words.js';

const tokensAtOnce = 4096;

/** Cut each text into words: lines as MeCab prints them, words between spaces, or lines of JSON. */
export async function tokenize(
  files: readonly string[],
  options: TokenizeArguments,
  io: Io,
  output: Output,
): Promise<0 | 1> {
  const tokenizer = await openTokenizer(options);
  return eachInput(files, options, io, async ({ name, source }) => {
    const tokens = tokenizer.tokenize(source);
    if (options.json) {
      // A token takes some 250 characters of JSON: those of a long text would not fit in one string.
      let start = 0;
      do {
        const some = tokens.slice(start, start + tokensAtOnce);
        await output.write(`${toJson({ file: name, tokens: some })}\n`);
        start += tokensAtOnce;
      } while (start < tokens.length);
      return;
    }
    const print = options.wakati ? wordsOf : linesOf;
    const end = options.wakati ? '\n' : 'EOS\n';
    let isOpen = false;
    for (let start = 0; start < tokens.length; start += tokensAtOnce) {
      const printed = print(tokens.slice(start, start + tokensAtOnce), isOpen);
      isOpen = printed.isOpen;
      await output.writeLines(printed.text);
    }
    if (isOpen) await output.writeLines(end);
  });
}

interface Printed {
  readonly text: string;
  /** Whether the text ends amid a line of the source. */
  readonly isOpen: boolean;
}

function linesOf(tokens: readonly Token[], isOpen: boolean): Printed {
  let text = '';
  let open = isOpen;
  for (const token of tokens) {
    const breaks = lineBreaks(token.surface);
    if (breaks > 0) text += 'EOS\n'.repeat(breaks);
    else if (!isBlank(token.surface)) text += `${visible(token.surface)}\t${features(token)}\n`;
    open = breaks === 0;
  }
  return { text, isOpen: open };
}

function wordsOf(tokens: readonly Token[], isOpen: boolean): Printed {
  let text = '';
  let open = isOpen;
  for (const { surface } of tokens) {
    const breaks = lineBreaks(surface);
    if (breaks > 0) {
      text += '\n'.repeat(breaks);
      open = false;
    } else if (!isBlank(surface)) {
      text += (open ? ' ' : '') + visible(surface);
      open = true;
    }
  }
  return { text, isOpen: open };
}

/** Line breaks in a token of white space. */
const lineBreaks = (surface: string) =>
  surface.trim() === '' ? surface.split('\n').length - 1 : 0;

const isBlank = (surface: string) => /^[ \t\r\ufeff]*$/.test(surface);

function features(token: Token): string {
  const levels = [0, 1, 2, 3].map((level) => token.partOfSpeech[level] ?? '*');
  return [
    ...levels,
    token.conjugationType ?? '*',
    token.conjugationForm ?? '*',
    token.baseForm,
    token.reading ?? '*',
    token.pronunciation ?? '*',
  ]
    .map((feature) => (/[",]/.test(feature) ? `"${feature.replaceAll('"', '""')}"` : feature))
    .map(visible)
    .join(',');
}
