import { DictionaryError, describe } from '../errors.js';
import {
  checksum,
  FORMAT_VERSION,
  HEADER_BYTES,
  MAGIC,
  type SectionId,
  TABLE_ENTRY_BYTES,
} from './format.js';

interface Section {
  offset: number;
  length: number;
}

/** The sections of a file, each checked. Throws a DictionaryError for a file that is not whole and of this version. */
export class Sections {
  readonly byteLength: number;
  readonly #bytes: Uint8Array;
  readonly #table = new Map<number, Section>();

  constructor(file: ArrayBuffer | Uint8Array) {
    const bytes = toAlignedBytes(file);
    this.#bytes = bytes;
    this.byteLength = bytes.length;
    checkBeginning(bytes);
    const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const version = header.getUint32(8, true);
    if (version !== FORMAT_VERSION) {
      throw new DictionaryError(
        'WRONG_VERSION',
        `expected a dictionary of format ${FORMAT_VERSION}, got format ${version}: use the dictionary that came with this release, or compile yours again`,
      );
    }
    const fileLength = header.getUint32(12, true);
    if (bytes.length < fileLength) {
      throw new DictionaryError(
        'TRUNCATED',
        `expected ${fileLength} bytes of dictionary, got ${bytes.length}: the file was cut short, fetch or copy it again`,
      );
    }
    if (bytes.length > fileLength) {
      throw damaged(`expected ${fileLength} bytes of dictionary, got ${bytes.length}`);
    }
    const count = header.getUint32(16, true);
    const tableEnd = HEADER_BYTES + count * TABLE_ENTRY_BYTES;
    if (tableEnd > bytes.length) throw damaged(`expected a section table, got ${count} sections`);
    const head = bytes.slice(0, tableEnd);
    new DataView(head.buffer).setUint32(20, 0, true);
    this.#compare('header', new Int32Array(head.buffer), header.getUint32(20, true));
    for (let at = HEADER_BYTES; at < tableEnd; at += TABLE_ENTRY_BYTES) {
      const id = header.getUint32(at, true);
      const section = {
        offset: header.getUint32(at + 4, true),
        length: header.getUint32(at + 8, true),
      };
      const padded = (section.length + 7) & ~7;
      this.expect(
        section.offset % 8 === 0 && section.offset + padded <= bytes.length,
        'section table',
      );
      const words = new Int32Array(bytes.buffer, bytes.byteOffset + section.offset, padded / 4);
      this.#compare(`section ${id}`, words, header.getUint32(at + 12, true));
      this.#table.set(id, section);
    }
  }

  /** Ids of the sections, in the order of the file. */
  ids(): SectionId[] {
    return [...this.#table.keys()] as SectionId[];
  }

  int32(id: SectionId): Int32Array {
    const { start, length } = this.#find(id, 4);
    return new Int32Array(this.#bytes.buffer, start, length);
  }

  uint32(id: SectionId): Uint32Array {
    const { start, length } = this.#find(id, 4);
    return new Uint32Array(this.#bytes.buffer, start, length);
  }

  int16(id: SectionId): Int16Array {
    const { start, length } = this.#find(id, 2);
    return new Int16Array(this.#bytes.buffer, start, length);
  }

  uint16(id: SectionId): Uint16Array {
    const { start, length } = this.#find(id, 2);
    return new Uint16Array(this.#bytes.buffer, start, length);
  }

  uint8(id: SectionId): Uint8Array {
    const { start, length } = this.#find(id, 1);
    return new Uint8Array(this.#bytes.buffer, start, length);
  }

  lines(id: SectionId): string[] {
    const text = new TextDecoder().decode(this.uint8(id));
    return text === '' ? [] : text.slice(0, -1).split('\n');
  }

  expect(condition: boolean, what: string): void {
    if (!condition) throw damaged(`the sizes of its parts disagree (${what})`);
  }

  #find(id: SectionId, elementBytes: number): { start: number; length: number } {
    const section = this.#table.get(id);
    if (section === undefined) throw damaged(`section ${id} is missing`);
    this.expect(section.length % elementBytes === 0, `section ${id}`);
    return {
      start: this.#bytes.byteOffset + section.offset,
      length: section.length / elementBytes,
    };
  }

  #compare(what: string, words: Int32Array, expected: number): void {
    const got = checksum(words);
    if (got === expected) return;
    throw damaged(`expected checksum ${hex(expected)} of its ${what}, got ${hex(got)}`);
  }
}

function checkBeginning(bytes: Uint8Array): void {
  const begins = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (begins === MAGIC && bytes.length >= HEADER_BYTES) return;
  if (bytes.length === 0) {
    throw new DictionaryError(
      'NOT_A_DICTIONARY',
      'expected a dictionary, got no data (0 bytes): is the path or URL right?',
    );
  }
  if (MAGIC.startsWith(begins) && bytes.length < HEADER_BYTES) {
    throw new DictionaryError(
      'TRUNCATED',
      `expected a dictionary, got its first ${bytes.length} bytes: the file was cut short, fetch or copy it again`,
    );
  }
  const shown = begins.slice(0, 4).replace(/[^ -~]/g, '.');
  throw new DictionaryError(
    'NOT_A_DICTIONARY',
    `expected a dictionary, got data that begins with "${shown}" (${guess(bytes, begins)})`,
  );
}

function guess(bytes: Uint8Array, begins: string): string {
  if (begins.trimStart().startsWith('<')) return 'an HTML page: is the dictionary URL right?';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip data: decompress it first';
  return 'is the path or URL right?';
}

const hex = (sum: number) => sum.toString(16).padStart(8, '0');

function damaged(what: string): DictionaryError {
  return new DictionaryError(
    'DAMAGED',
    `the dictionary is damaged: ${what}; fetch, copy or compile it again`,
  );
}

function toAlignedBytes(bytes: ArrayBuffer | Uint8Array): Uint8Array {
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(`bytes must be an ArrayBuffer or Uint8Array, got ${describe(bytes)}`);
  }
  // Not `bytes` itself: the `slice` of a Buffer of Node does not copy.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return plain.byteOffset % 8 === 0 ? plain : plain.slice();
}
