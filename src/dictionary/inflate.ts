import { DictionaryError } from '../errors.js';

/**
 * Decompress with what browsers, Node, Deno and edge runtimes have built in.
 *
 * Rejects with a DictionaryError for bytes that are damaged or cut short, or where the runtime has no decompressor.
 */
export async function inflate(
  format: 'gzip' | 'deflate-raw',
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const stream = decompressor(format);
  const writer = stream.writable.getWriter();
  // A failure shows on the reading side; here it must only not count as unhandled.
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
  } catch (cause) {
    throw new DictionaryError(
      'DAMAGED',
      'the dictionary is damaged: its compressed content is cut short or has changed; fetch or copy it again',
      { cause },
    );
  }
  const inflated = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    inflated.set(chunk, at);
    at += chunk.length;
  }
  return inflated;
}

function decompressor(format: 'gzip' | 'deflate-raw'): DecompressionStream {
  try {
    return new DecompressionStream(format);
  } catch (cause) {
    throw new DictionaryError(
      'UNREADABLE',
      `cannot unpack the dictionary here (no DecompressionStream for ${format}): load the flat file, dict/ipadic.dict`,
      { cause },
    );
  }
}
