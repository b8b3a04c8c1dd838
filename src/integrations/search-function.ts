/**
 * Where `searchTokenize` finds the terms that a build made with the dictionary: it is sent to browsers as text, without
 * whatever stands around it, so this name is all the two can share.
 */
export const knownTerms = Symbol.for('yomitoki.searchTerms');

/**
 * Cut a field of a search index (`field` is its name) or a query (`field` is undefined) to terms, as `searchTerms` does:
 * Japanese in pairs of characters and triples of kana, all else in words; case, width, accents, hiragana and katakana make no difference.
 *
 * VitePress sends a tokenizer to the browser as its text (`toString`), so that everything it needs must stand inside it.
 * In the build, terms kept under {@link knownTerms} (by text, with blanks between) are taken instead: these hold readings as
 * well.
 */
export function searchTokenize(text: string, field?: string): string[] {
  const known = (globalThis as { [name: symbol]: Map<string, string> | undefined })[
    Symbol.for('yomitoki.searchTerms')
  ];
  const given = field === undefined ? undefined : known?.get(text);
  if (given !== undefined) return given === '' ? [] : given.split(' ');

  const cut = (isIndex: boolean): string[] => {
    const terms: string[] = [];
    // A long row of marks would make normalize() take the square of its length.
    const folded = text
      .replace(/(\p{M}{8})\p{M}+/gu, '$1')
      .normalize('NFKC')
      .toLowerCase();
    const runs = /[\p{L}\p{M}\p{N}ー々〆〇]*[a-z][+#]{1,2}|[\p{L}\p{M}\p{N}ー々〆〇]+/gu;
    const parts =
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー〆]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー〆]+/gu;
    for (const [run] of folded.matchAll(runs))
      for (const [part] of run.matchAll(parts)) {
        if (!/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー〆]/u.test(part)) {
          let word = '';
          for (const letter of part)
            if (/\p{Script=Latin}/u.test(letter)) word += letter.normalize('NFD').charAt(0);
            else if (!/\p{M}/u.test(letter)) word += letter;
          word = word.replace(/^[+#]+/, '');
          if (word !== '') terms.push(word);
          continue;
        }
        const withoutMark = (kana: string) =>
          kana.length > 2 && kana.endsWith('ー') ? kana.slice(0, -1) : kana;
        const bRow: { [kana: string]: string } = {
          ァ: 'バ',
          ィ: 'ビ',
          ェ: 'ベ',
          ォ: 'ボ',
          ュ: 'ビュ',
        };
        const kana = part
          .replace(/ヴ([ァィェォュ]?)/g, (_, small: string) => bRow[small] ?? 'ブ')
          .replace(/ヲ/g, 'オ')
          .replace(/[ァ-ヺー]+/g, withoutMark)
          .replace(/[ぁ-ゖー]+/g, withoutMark)
          .replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60))
          .replace(/ぢ/g, 'じ')
          .replace(/づ/g, 'ず');
        const characters = [...kana];
        const isKanji = (character: string) => /[\p{Script=Han}々〆〇]/u.test(character);
        if (characters.length === 1 && (isIndex || isKanji(kana))) terms.push(kana);
        const tripleAt = (i: number) => {
          const triple = characters.slice(Math.max(i, 0), i + 3);
          return i >= 0 && /^[ぁ-ゑん-ゖー]{3}$/.test(triple.join('')) ? triple.join('') : '';
        };
        if (characters.length > 1)
          characters.forEach((character, i) => {
            if (isIndex && isKanji(character)) terms.push(character);
            const pair = character + (characters[i + 1] ?? '');
            const isPair = isIndex || (tripleAt(i - 1) === '' && tripleAt(i) === '');
            if (pair !== character && isPair && !/^(?:を[ぁ-ゖー]|[ぁ-ゖー]を)$/.test(pair))
              terms.push(pair);
            if (tripleAt(i) !== '') terms.push(tripleAt(i));
          });
      }
    return terms;
  };
  const terms = cut(field !== undefined);
  // but a query of one kana alone asks for it
  return terms.length === 0 ? cut(true) : terms;
}

/** Terms are ready for the index as `searchTokenize` makes them. */
export function keepTerm(term: string): string {
  return term;
}

/**
 * What share of a term may be mistyped: a fifth, as VitePress has it, but nothing of a piece of Japanese, which would be another
 * word. It goes to the browser as its text, too.
 */
export function fuzzyShare(term: string): number | false {
  return /[\u3041-\u30ff\u3400-\u9fff]/.test(term) ? false : 0.2;
}
