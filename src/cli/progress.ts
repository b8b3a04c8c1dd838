import type { Io } from './io.js';

const fewFiles = 20;

/** A bar on standard error while many files are read. */
export interface Progress {
  step(): void;
  /** Take the bar off the line, so that a message can be printed. */
  clear(): void;
  stop(): void;
}

const noProgress: Progress = { step() {}, clear() {}, stop() {} };

/** Show a bar when there are many files, a person to see it, and no report on the same screen. */
export async function startProgress(io: Io, total: number): Promise<Progress> {
  if (total <= fewFiles || !io.stderr.isTTY || io.stdout.isTTY) return noProgress;
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar(
    {
      stream: io.stderr as NodeJS.WriteStream,
      format: '{bar} {value}/{total} {eta_formatted}',
      hideCursor: true,
      clearOnComplete: true,
      fps: 8,
    },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    step: () => bar.increment(),
    clear: () => io.stderr.write('\r\x1b[K'),
    stop: () => bar.stop(),
  };
}
