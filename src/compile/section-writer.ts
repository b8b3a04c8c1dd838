import {
  checksum,
  FORMAT_VERSION,
  HEADER_BYTES,
  MAGIC,
  type SectionId,
  TABLE_ENTRY_BYTES,
} from '../dictionary/format.js';

/** Collects sections and lays them out as one file. */
export class SectionWriter {
  readonly #sections: { id: SectionId; bytes: Uint8Array }[] = [];

  add(id: SectionId, content: ArrayBufferView): void {
    const bytes = new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
    this.#sections.push({ id, bytes });
  }

  has(id: SectionId): boolean {
    return this.#sections.some((section) => section.id === id);
  }

  /** Add strings, each ended by a line feed. */
  addLines(id: SectionId, lines: readonly string[]): void {
    this.add(id, new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
  }

  finish(): Uint8Array {
    const sections = [...this.#sections].sort((a, b) => a.id - b.id);
    const tableEnd = HEADER_BYTES + sections.length * TABLE_ENTRY_BYTES;
    let length = padded(tableEnd);
    const offsets = sections.map(({ bytes }) => {
      const offset = length;
      length += padded(bytes.length);
      return offset;
    });
    const file = new Uint8Array(length);
    const view = new DataView(file.buffer);
    file.set(new TextEncoder().encode(MAGIC));
    view.setUint32(8, FORMAT_VERSION, true);
    view.setUint32(12, length, true);
    view.setUint32(16, sections.length, true);
    sections.forEach(({ id, bytes }, i) => {
      const offset = offsets[i]!;
      file.set(bytes, offset);
      const at = HEADER_BYTES + i * TABLE_ENTRY_BYTES;
      view.setUint32(at, id, true);
      view.setUint32(at + 4, offset, true);
      view.setUint32(at + 8, bytes.length, true);
      view.setUint32(
        at + 12,
        checksum(new Int32Array(file.buffer, offset, padded(bytes.length) / 4)),
        true,
      );
    });
    view.setUint32(20, checksum(new Int32Array(file.slice(0, tableEnd).buffer)), true);
    return file;
  }
}

const padded = (length: number) => (length + 7) & ~7;
