// All forms of a verb or adjective that a user names by its base form, after a word of IPADIC that conjugates alike.
import type { Dictionary } from '../dictionary/dictionary.js';
import { ENTRY_COST_SHIFT, ENTRY_LAST } from '../dictionary/format.js';
import type { Word } from '../dictionary/lexicon.js';
import type { WordRow } from '../dictionary/word-rows.js';

/** Stem and ending of a word of IPADIC for each conjugation type: it has all forms, and one reading. */
const models: ReadonlyMap<string, readonly [stem: string, ending: string]> = new Map([
  ['五段・カ行イ音便', ['書', 'く']],
  ['五段・ガ行', ['泳', 'ぐ']],
  ['五段・サ行', ['話', 'す']],
  ['五段・タ行', ['勝', 'つ']],
  ['五段・ナ行', ['死', 'ぬ']],
  ['五段・バ行', ['飛', 'ぶ']],
  ['五段・マ行', ['読', 'む']],
  ['五段・ラ行', ['走', 'る']],
  ['五段・ワ行促音便', ['洗', 'う']],
  ['一段', ['食べ', 'る']],
  ['形容詞・アウオ段', ['高', 'い']],
  ['形容詞・イ段', ['楽し', 'い']],
]);

/** The type of verbs by their last kana, る aside. */
const typeByEnding = new Map([
  ['く', '五段・カ行イ音便'],
  ['ぐ', '五段・ガ行'],
  ['す', '五段・サ行'],
  ['つ', '五段・タ行'],
  ['ぬ', '五段・ナ行'],
  ['ぶ', '五段・バ行'],
  ['む', '五段・マ行'],
  ['う', '五段・ワ行促音便'],
]);

/** A form of a word, and by how much it costs more than the base form. */
export interface FormRow {
  readonly row: WordRow;
  readonly extraCost: number;
}

/** Conjugates words of the user after words of a dictionary. */
export class Conjugation {
  readonly #dictionary: Dictionary;
  readonly #known = new Map<string, readonly Form[]>();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /**
   * The forms of the word that a row names by its base form, which comes first. Only the row itself where it is no verb and
   * no adjective, or does not end as its conjugation type does.
   */
  formsOf(row: WordRow): readonly [FormRow, ...FormRow[]] {
    const { surface, baseForm, isBaseForm, partOfSpeech } = row;
    const [, fine = '自立'] = partOfSpeech;
    const type = isBaseForm && fine === '自立' ? (row.conjugationType ?? typeOf(row)) : null;
    const [modelStem = '', ending = ''] = models.get(type ?? '') ?? [];
    const ends = surface.endsWith(ending) && (baseForm ?? surface).endsWith(ending);
    const [base, ...others] = ending !== '' && ends ? this.#formsOf(type!) : [];
    if (base === undefined || surface === ending) return [{ row, extraCost: 0 }];
    const stem = surface.slice(0, -ending.length);
    const stemReading = row.reading?.slice(0, -ending.length);
    const modelReading = base.word.reading!.length - ending.length;
    const formOf = ({ word, cost }: Form): FormRow => ({
      extraCost: cost - base.cost,
      row: {
        ...row,
        surface: stem + word.surface.slice(modelStem.length),
        partOfSpeech: word.partOfSpeech,
        conjugationType: word.conjugationType,
        conjugationForm: word.conjugationForm,
        baseForm: baseForm ?? surface,
        reading: stemReading === undefined ? null : stemReading + word.reading!.slice(modelReading),
      },
    });
    return [formOf(base), ...others.map(formOf)];
  }

  /** The forms of the model of a type, the base form first. */
  #formsOf(type: string): readonly Form[] {
    let forms = this.#known.get(type);
    if (forms === undefined) {
      const [stem, ending] = models.get(type)!;
      const all = formsOfModel(this.#dictionary, stem, ending).filter(
        ({ word }) => word.conjugationType === type,
      );
      const isBase = ({ word }: Form) => word.conjugationForm === '基本形';
      forms = [...all.filter(isBase), ...all.filter((form) => !isBase(form))];
      this.#known.set(type, forms);
    }
    return forms;
  }
}

const front = 'イキギシジチニヒビピミリいきぎしじちにひびぴみり';
const endsBehindI = /* @__PURE__ */ new RegExp(`[${front}].$`);
const endsBehindIOrE = /* @__PURE__ */ new RegExp(
  `[${front}エケゲセゼテデネヘベペメレえけげせぜてでねへべぺめれ].$`,
);

/** How a base form conjugates, by its end. Only る leaves a choice, which is made as most words have it. */
function typeOf({ partOfSpeech, surface, reading }: WordRow): string | null {
  const [coarse] = partOfSpeech;
  const kana = reading ?? surface;
  if (coarse === '形容詞') return endsBehindI.test(kana) ? '形容詞・イ段' : '形容詞・アウオ段';
  // IPADIC has no such verbs but a noun and する.
  if (coarse !== '動詞' || surface.endsWith('する')) return null;
  if (!surface.endsWith('る')) return typeByEnding.get(surface.at(-1)!) ?? null;
  // 食べる, 見る; but what is made of a loan word is of the other type: バズる, ディスる, タピる.
  const isLoan = /[ァ-ヶーa-z]る$/i.test(surface);
  return endsBehindIOrE.test(kana) && !isLoan ? '一段' : '五段・ラ行';
}

interface Form {
  readonly word: Word;
  readonly cost: number;
}

const longestEnding = 3;
const hiragana = /* @__PURE__ */ Array.from({ length: 0x3094 - 0x3041 }, (_, i) => 0x3041 + i);

/** The forms of a word of IPADIC: what begins with its stem, goes on in hiragana and has it for its base form. */
function formsOfModel({ system, codes }: Dictionary, stem: string, ending: string): Form[] {
  const { trie, entries } = system;
  const forms: Form[] = [];
  const take = (surface: string, first: number) => {
    for (let entry = first; ; entry++) {
      const word = system.readWord(entry, surface);
      const cost = entries[entry]! >> ENTRY_COST_SHIFT;
      if (word.baseForm === stem + ending) forms.push({ word, cost });
      if (entries[entry]! & ENTRY_LAST) return;
    }
  };
  const walk = (slot: number, surface: string) => {
    const link = trie[slot]!;
    const length = surface.length - stem.length;
    if (length >= 0 && link < 0) take(surface, ~link);
    else if (length >= 0 && (link & 1) === 1) take(surface, trie[link - 1]!);
    if (link < 0 || length === longestEnding) return;
    for (const unit of length < 0 ? [stem.charCodeAt(surface.length)] : hiragana) {
      const child = (link & ~1) + codes[unit]!;
      if (trie[child + 1] === slot) walk(child, surface + String.fromCharCode(unit));
    }
  };
  walk(0, '');
  return forms;
}
