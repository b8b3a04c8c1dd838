import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of an installed Chromium or Chrome, or null: CHROME_PATH, else the usual names. */
export function findChromium(): string | null {
  const asked = process.env.CHROME_PATH;
  const candidates = asked === undefined ? [...names, ...places] : [asked];
  return candidates.find(runs) ?? null;
}

function runs(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** Open a page in a browser of its own, without a window. */
export function openPage(
  chromium: string,
  url: string,
): { ended: Promise<void>; close: () => Promise<void> } {
  const profile = mkdtempSync(join(tmpdir(), 'yomitoki-chromium-'));
  const child: ChildProcess = spawn(
    chromium,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      // A container may have little of it.
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${profile}`,
      url,
    ],
    // A group of its own: the browser's helpers would go on writing to the profile.
    { stdio: 'ignore', detached: true },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    ended,
    async close() {
      if (child.pid !== undefined) killGroup(child.pid);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

function killGroup(leader: number): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL');
  } catch {} // it has ended
}
