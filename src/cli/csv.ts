import { visible } from '../report/visible.js';

/**
 * Write one record of comma-separated values (RFC 4180, ended by CRLF). A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it, and control characters are made visible.
 */
export function csvRecord(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = visible(value);
  const inert = /^\s*[=+\-@＝＋－＠|%]/.test(text) ? `'${text}` : text;
  return /[",]/.test(inert) || inert !== inert.trim() ? `"${inert.replaceAll('"', '""')}"` : inert;
}
