import { clip, columnsOf, padLeft, padRight } from '../report/layout.js';
import { oneLine } from '../report/visible.js';

const widestCell = 60;

/** Lay rows out in columns: numbers to the right, words to the left, two spaces between. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const shown = rows.map((row) => row.map((cell) => clip(oneLine(String(cell)), widestCell)));
  const widths: number[] = [];
  for (const row of shown)
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, columnsOf(cell));
  return shown
    .map((row, index) => {
      const cells = row.map((cell, column) =>
        (typeof rows[index]![column] === 'number' ? padLeft : padRight)(cell, widths[column]!),
      );
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}
