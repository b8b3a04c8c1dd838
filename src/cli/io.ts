import type { Readable, Writable } from 'node:stream';
import { visible } from '../report/visible.js';

/** Everything a command may touch besides files: what `command.ts` takes from the process, and a test makes itself. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The release, as `--version` prints it. */
  readonly version: string;
}

/** A failure that one line explains: wrong usage (exit code 2), or a thing that cannot be done (exit code 1). */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The reader of the output has gone, as `head` does: nothing is wrong, and nothing is left to do. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/** Standard output cannot be written, as on a full disk: nothing that follows could be either. */
export class OutputFailed extends CommandError {}

/** Standard output with back-pressure: a write waits until there is room for the next. */
export class Output {
  readonly #io: Io;
  #failure: Error | undefined;

  constructor(io: Io) {
    this.#io = io;
    io.stdout.on('error', (error: NodeJS.ErrnoException) => {
      this.#failure ??=
        error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'
          ? new OutputClosed('the output is closed', { cause: error })
          : new OutputFailed(
              `cannot write to standard output (${error.code ?? error.message})`,
              1,
              {
                cause: error,
              },
            );
      io.stdout.emit('drain');
    });
  }

  /** Write a text for programs as it is. */
  async write(text: string): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (this.#io.stdout.write(text)) return;
    await new Promise<void>((resolve) => this.#io.stdout.once('drain', resolve));
    if (this.#failure) throw this.#failure;
  }

  /** Write lines for people. In GitHub Actions, what looks like a command to the runner is made harmless. */
  async writeLines(text: string): Promise<void> {
    await this.write(
      this.#io.env.GITHUB_ACTIONS === 'true'
        ? text.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '#\u200b#[')
        : text,
    );
  }

  /** Wait until everything is written. */
  async end(): Promise<void> {
    await new Promise<void>((resolve) => this.#io.stdout.write('', () => resolve()));
    if (this.#failure) throw this.#failure;
  }
}

/** Print one line on standard error; with DEBUG in the environment, the stack of its cause too. */
export function complain(io: Io, message: string, cause?: unknown): void {
  io.stderr.write(`yomitoki: ${visible(message)}\n`);
  if (!io.env.DEBUG || !(cause instanceof Error)) return;
  const root = cause.cause instanceof Error ? cause.cause : cause;
  io.stderr.write(`${(root.stack ?? '').split('\n').map(visible).join('\n')}\n`);
}
