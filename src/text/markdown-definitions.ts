const LABEL = /\[((?:[^\\[\]\n]|\\.){1,200})\]/g;
const DEFINITION = /^[ \t>]{0,20}\[((?:[^\\[\]\n]|\\.){1,200})\]:[ \t]*\S/gm;

/** The labels that links and footnotes of a text refer to: its parts are parsed apart, but know each other's labels. */
export class Definitions {
  readonly #labels: ReadonlySet<string>;

  constructor(text: string, from: number) {
    const labels = new Set<string>();
    for (const [, label] of text.slice(from).matchAll(DEFINITION)) labels.add(normalize(label!));
    this.#labels = labels;
  }

  /** Definitions to put behind a part so that the labels it uses are known there. */
  missingIn(part: string): string {
    if (this.#labels.size === 0) return '';
    const missing = new Map<string, string>();
    for (const [, label] of part.matchAll(LABEL)) {
      const key = normalize(label!);
      if (this.#labels.has(key)) missing.set(key, label!);
    }
    for (const [, label] of part.matchAll(DEFINITION)) missing.delete(normalize(label!));
    return [...missing.values()].map((label) => `\n\n[${label}]: x`).join('');
  }
}

function normalize(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}
