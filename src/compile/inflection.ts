import { toKatakana } from '../text/kana.js';
import type { SourceDictionary, SourceEntry } from './kuromoji-dictionary.js';

/** A form of a word that conjugates, told by what follows its stem. */
export interface Form {
  readonly surfaceEnding: string;
  readonly readingEnding: string;
  readonly pronunciationEnding: string;
  readonly context: number;
  /** Cost above that of the base form. */
  readonly extraCost: number;
  /** Part of speech 1–4, conjugation type and form. */
  readonly fields: readonly string[];
}

/** How the words of a conjugation type conjugate. The stem is the base form without its last character. */
export interface Inflection {
  /** Last character of all base forms; null if they end anyhow and have a single form. */
  readonly ending: string | null;
  readonly forms: readonly Form[];
}

interface Model {
  readonly baseForm: string;
  readonly entries: { surface: string; entry: SourceEntry }[];
}

/** Learns conjugation from the words of a dictionary: the fullest paradigm of a type is the model for all. */
export class Inflections {
  readonly #models = new Map<string, Model>();

  constructor(source: SourceDictionary) {
    const paradigms = new Map<string, Model>();
    for (const { surface, entries } of source.words) {
      for (const entry of entries) {
        const [, , , , type, , baseForm, reading] = entry.fields as [
          string,
          string,
          string,
          string,
          string,
          string,
          string,
          string,
        ];
        if (type === '*' || baseForm.length < 2) continue;
        const key = `${describe(entry)} ${baseForm} ${stemReadingOf(surface, baseForm, reading)}`;
        const paradigm = paradigms.get(key);
        if (paradigm) paradigm.entries.push({ surface, entry });
        else paradigms.set(key, { baseForm, entries: [{ surface, entry }] });
      }
    }
    for (const [key, paradigm] of paradigms) {
      const kind = key.slice(0, key.indexOf(' '));
      const model = this.#models.get(kind);
      if (formsOf(paradigm) === null) continue;
      if (model === undefined || paradigm.entries.length > model.entries.length) {
        this.#models.set(kind, paradigm);
      }
    }
  }

  /** The inflection of a part of speech and conjugation type, or null if no word of the dictionary is of them. */
  of(partOfSpeech: readonly string[], type: string): Inflection | null {
    const levels = [0, 1, 2, 3].map((level) => partOfSpeech[level] ?? '*');
    const model = this.#models.get([...levels, type].join());
    if (model === undefined) return null;
    const forms = formsOf(model)!;
    const single = forms.length === 1 && model.entries[0]!.surface === model.baseForm;
    if (!single) return { ending: model.baseForm.at(-1)!, forms };
    const form = { surfaceEnding: '', readingEnding: '', pronunciationEnding: '' };
    return { ending: null, forms: [{ ...forms[0]!, ...form }] };
  }
}

/** How the stem is read: words spelled alike but read differently conjugate apart (逸す, イッス and ソラス). */
function stemReadingOf(surface: string, baseForm: string, reading: string): string {
  const stem = baseForm.slice(0, -1);
  const ending = toKatakana(surface.slice(stem.length));
  return surface.startsWith(stem) && reading.endsWith(ending)
    ? reading.slice(0, reading.length - ending.length)
    : reading[0]!;
}

function describe(entry: SourceEntry): string {
  return entry.fields.slice(0, 5).join();
}

/** The forms of a paradigm, or null if they do not share a stem. */
function formsOf({ baseForm, entries }: Model): Form[] | null {
  const base = entries.find(
    ({ surface, entry }) => surface === baseForm && entry.fields[5] === '基本形',
  );
  if (base === undefined) return null;
  const stem = baseForm.slice(0, -1);
  const baseReading = base.entry.fields[7]!;
  const stemReading = baseReading.slice(0, -1);
  const stemPronunciation = base.entry.fields[8]!.slice(0, -1);
  const forms: Form[] = [];
  for (const { surface, entry } of entries) {
    const [reading, pronunciation] = entry.fields.slice(7) as [string, string];
    if (!surface.startsWith(stem) || !reading.startsWith(stemReading)) return null;
    const readingEnding = reading.slice(stemReading.length);
    forms.push({
      surfaceEnding: surface.slice(stem.length),
      readingEnding,
      pronunciationEnding: pronunciation.startsWith(stemPronunciation)
        ? pronunciation.slice(stemPronunciation.length)
        : readingEnding,
      context: entry.context,
      extraCost: entry.cost - base.entry.cost,
      fields: entry.fields.slice(0, 6),
    });
  }
  return forms;
}
