import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';

export interface Situation {
  /** What stands on standard input, or the chunks it comes in. */
  readonly input?: string | Uint8Array | readonly (string | Uint8Array)[];
  /** Whether standard output is a terminal, and how wide. */
  readonly terminal?: number;
  /** Whether standard error is a terminal. */
  readonly errorTerminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run the command in this process, as `main.ts` would in one of its own. */
export async function runCommand(
  argv: readonly string[],
  situation: Situation = {},
): Promise<Outcome> {
  const { input = '' } = situation;
  const chunks: readonly (string | Uint8Array)[] =
    typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
  // What is written to a PassThrough beforehand would be read as one chunk.
  const stdin = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const stdout = collector();
  const stderr = collector();
  if (situation.terminal !== undefined)
    Object.assign(stdout.stream, { isTTY: true, columns: situation.terminal });
  if (situation.errorTerminal) Object.assign(stderr.stream, { isTTY: true, columns: 80 });
  const exitCode = await run(argv, {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: situation.env ?? {},
    version: '1.2.3',
  } satisfies Io);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
