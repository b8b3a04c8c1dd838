import { defaultSource, readBytes } from '#read-bytes';
import { DictionaryError, describe } from '../errors.js';
import { type Dictionary, openDictionary } from './dictionary.js';
import { expandDictionary, isCompact } from './expand.js';
import { inflate } from './inflate.js';

/**
 * Where a dictionary is read from: a path (Node) or URL, a response, or its bytes. Flat or compact, gzipped or not:
 * its first bytes tell.
 */
export type DictionarySource = string | URL | ArrayBuffer | Uint8Array | Response;

const loads = new Map<string, Promise<Dictionary>>();

/**
 * Load a dictionary: the one asynchronous step.
 *
 * Without `source`, the dictionary of this package. A path or URL is read once, whoever asks and however often; the
 * bytes of a flat dictionary are opened in place. A load that failed is not remembered. Rejects with a DictionaryError that
 * says what was expected and what came, and with a TypeError for a source of another kind.
 */
export async function loadDictionary(source?: DictionarySource): Promise<Dictionary> {
  if (source === undefined) return loadOnce(defaultSource);
  if (typeof source === 'string' || source instanceof URL) return loadOnce(source);
  if (source instanceof ArrayBuffer || source instanceof Uint8Array) return openBytes(source);
  if (typeof Response === 'function' && source instanceof Response) return openResponse(source);
  throw new TypeError(`source must be a path, a URL, a Response or bytes, got ${describe(source)}`);
}

function loadOnce(source: string | URL): Promise<Dictionary> {
  const name = String(source);
  const running = loads.get(name);
  if (running) return running;
  const load = openSource(source);
  loads.set(name, load);
  load.catch(() => loads.delete(name));
  return load;
}

async function openSource(source: string | URL): Promise<Dictionary> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(source);
  } catch (cause) {
    throw unreadable(String(source), cause);
  }
  return openNamed(String(source), bytes);
}

async function openResponse(response: Response): Promise<Dictionary> {
  const name = response.url === '' ? 'the response' : response.url;
  if (!response.ok) throw unreadable(name, new Error(`the server answered ${response.status}`));
  let bytes: ArrayBuffer;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw unreadable(name, cause);
  }
  return openNamed(name, bytes);
}

/** Open what was read, and say where it came from if it is no dictionary: seldom does a caller know the URL by heart. */
async function openNamed(name: string, bytes: ArrayBuffer | Uint8Array): Promise<Dictionary> {
  try {
    return await openBytes(bytes);
  } catch (error) {
    if (!(error instanceof DictionaryError)) throw error;
    throw new DictionaryError(error.code, `${name}: ${error.message}`, { cause: error });
  }
}

async function openBytes(source: ArrayBuffer | Uint8Array): Promise<Dictionary> {
  let bytes = source instanceof Uint8Array ? source : new Uint8Array(source);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = await inflate('gzip', bytes);
  return openDictionary(isCompact(bytes) ? await expandDictionary(bytes) : bytes);
}

function unreadable(name: string, cause: unknown): DictionaryError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DictionaryError('UNREADABLE', `could not read the dictionary ${name}: ${reason}`, {
    cause,
  });
}
