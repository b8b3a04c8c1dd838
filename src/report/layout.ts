// Columns and lines of a terminal, where a full-width character takes two columns.
import { headOf } from '../errors.js';
import { clustersOf } from '../tokenizer/clusters.js';
import { clusterWidth } from './width.js';

/** Of a text that is too long for its place no more is read than this for a column. */
const longestCluster = 32;

/** clusterWidth that remembers, for a long text. */
function memory(): (cluster: string) => number {
  const widths = new Map<string, number>();
  return (cluster) => {
    let width = widths.get(cluster);
    if (width === undefined) {
      width = clusterWidth(cluster);
      widths.set(cluster, width);
    }
    return width;
  };
}

/** Number of terminal columns that a text without escape codes takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const cluster of clustersOf(text)) columns += clusterWidth(cluster);
  return columns;
}

/** Fill a text with spaces on the right. */
export function padRight(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** Fill a text with spaces on the left. */
export function padLeft(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}

/** Cut a text that is too wide and end it with `…`. */
export function clip(text: string, columns: number): string {
  // A text this long cannot fit, whatever its characters are.
  const head = headOf(text, columns * longestCluster);
  let used = 0;
  let kept = '';
  for (const cluster of clustersOf(head)) {
    const width = clusterWidth(cluster);
    if (used + width > columns) {
      return `${dropColumns(kept, used - (columns - 1))}…`;
    }
    kept += cluster;
    used += width;
  }
  return head.length < text.length ? `${kept}…` : kept;
}

/** Take clusters from the end until `columns` columns are free. */
function dropColumns(text: string, columns: number): string {
  const parts = [...clustersOf(text)];
  for (let free = 0; free < columns && parts.length > 0; ) free += clusterWidth(parts.pop()!);
  return parts.join('');
}

// Line breaking rules (行頭・行末禁則) of JIS X 4051 as far as a terminal needs them.
const neverFirst = new Set(
  '、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々ー）」』】〉》〕］｝〙〗｠»’”…‥〜～–ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ',
);
const neverLast = new Set('（「『【〈《〔［｛〘〖｟«‘“｢');
const longestGroup = 24;

interface Group {
  text: string;
  columns: number;
  /** Whether blanks stood before it. */
  spaced: boolean;
}

/** Groups of clusters between which a line may be broken. */
function groupsOf(text: string, widthOf: (cluster: string) => number): Group[] {
  const groups: Group[] = [];
  let last: { cluster: string; columns: number; size: number } | undefined;
  let spaced = false;
  for (const cluster of clustersOf(text)) {
    if (cluster === ' ' || cluster === '\u3000') {
      spaced = true;
      continue;
    }
    const columns = widthOf(cluster);
    const group = groups.at(-1);
    if (group && last && !spaced && last.size < longestGroup && sticks(last, cluster, columns)) {
      group.text += cluster;
      group.columns += columns;
      last = { cluster, columns, size: columns === 1 ? last.size : last.size + 1 };
    } else {
      groups.push({ text: cluster, columns, spaced });
      last = { cluster, columns, size: 1 };
    }
    spaced = false;
  }
  return groups;
}

/** Whether no line may be broken between `last` and `cluster`: inside a Latin word, or where the rules forbid it. */
function sticks(
  last: { cluster: string; columns: number },
  cluster: string,
  columns: number,
): boolean {
  if (columns === 0 || (last.columns === 1 && columns === 1)) return true;
  return neverLast.has(last.cluster) || neverFirst.has(cluster);
}

/**
 * Break a text of one line into lines of at most `columns` columns: between Japanese characters, or at blanks, but with
 * no 。 at the start and no 「 at the end of a line. What is wider than a line is cut.
 */
export function wrap(text: string, columns: number): string[] {
  const limit = Math.max(2, columns);
  const widthOf = memory();
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const flush = () => {
    lines.push(line);
    line = '';
    used = 0;
  };
  for (const group of groupsOf(text, widthOf)) {
    const blank = group.spaced && used > 0 ? 1 : 0;
    if (used + blank + group.columns <= limit) {
      line += ' '.repeat(blank) + group.text;
      used += blank + group.columns;
      continue;
    }
    if (used > 0) flush();
    if (group.columns <= limit) {
      line = group.text;
      used = group.columns;
      continue;
    }
    for (const cluster of clustersOf(group.text)) {
      const width = widthOf(cluster);
      if (used + width > limit) flush();
      line += cluster;
      used += width;
    }
  }
  if (used > 0 || lines.length === 0) flush();
  return lines;
}
