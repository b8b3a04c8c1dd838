import type { Io } from './io.js';

const fewFiles = 20;

/** A bar on standard error while many files are read. */
export interface Progress {
  /** One file more is done. */
  step(): void;
  /** Take the bar off the screen, so that a message can be printed; the next step shows it again. */
  clear(): void;
  stop(): void;
}

const noProgress: Progress = { step() {}, clear() {}, stop() {} };

/**
 * Show a bar when there are many files and a person to see it; with `alone`, the default, only when no report is printed
 * on the same screen.
 */
export async function startProgress(
  io: Io,
  total: number,
  when: 'alone' | 'always' | 'never' = 'alone',
): Promise<Progress> {
  if (total <= fewFiles || !io.stderr.isTTY || when === 'never') return noProgress;
  if (when === 'alone' && io.stdout.isTTY) return noProgress;
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
  let done = 0;
  let isShown = false;
  const show = () => {
    if (!isShown) bar.start(total, done);
    isShown = true;
  };
  // The bar goes back to where it began, so it must be off when a message moves the cursor.
  const hide = () => {
    if (isShown) bar.stop();
    isShown = false;
  };
  show();
  return {
    step() {
      done++;
      show();
      bar.update(done);
    },
    clear: hide,
    stop: hide,
  };
}
