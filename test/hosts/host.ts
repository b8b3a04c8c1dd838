import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

/** A site in a folder of its own, with its packages and the packed library installed. */
export interface Host {
  readonly folder: string;
  /** Run a command of the site's node_modules/.bin; returns what it printed. Throws with that when it fails. */
  run(command: string, ...args: readonly string[]): string;
  /** Start a command that goes on, such as a development server. End it with `stop`. */
  start(command: string, ...args: readonly string[]): Running;
  read(path: string): string;
  write(path: string, text: string): void;
  exists(path: string): boolean;
  remove(): void;
}

export interface Running {
  /** What it printed so far. */
  output(): string;
  /** Wait until `look` gives something other than undefined. What it throws counts as undefined: a file may be half written. */
  until<T>(look: () => T | undefined | Promise<T | undefined>, seconds?: number): Promise<T>;
  stop(): Promise<void>;
}

/** How often the dictionary was loaded, by what a build printed with YOMITOKI_LOG set. */
export const dictionaryLoads = (output: string): number =>
  output.split('yomitoki: dictionary loaded').length - 1;

/** Whether the slow hosts are to be built too. `HOSTS=all` says so. */
export const slowLane = process.env.HOSTS === 'all';

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const sites = fileURLToPath(new URL('./sites/', import.meta.url));

/** Copy `test/hosts/sites/NAME`, or a folder of the repository, and install what its lockfile says and the library. */
export function prepareHost(name: string, site: string = join(sites, name)): Host {
  const folder = mkdtempSync(join(tmpdir(), `yomitoki-${name}-`));
  const isOutput = /[/\\](node_modules|dist|_site|public|\.astro|\.next|\.cache)$/;
  cpSync(site, folder, { recursive: true, filter: (path) => !isOutput.test(path) });
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${join(folder, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
    YOMITOKI_LOG: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    CI: '1',
  };
  delete env.NODE_OPTIONS;
  delete env.VITEST;
  delete env.NODE_ENV;
  const run = (command: string, ...args: readonly string[]): string => {
    try {
      return execFileSync(command, args, {
        cwd: folder,
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        maxBuffer: 64 * 1024 * 1024,
      });
    } catch (error) {
      const { stdout, stderr, message } = error as { stdout?: string; stderr?: string } & Error;
      throw new Error(`${message}\n${stdout ?? ''}\n${stderr ?? ''}`);
    }
  };
  /** Once more if need be: a registry may be out of reach for a while. */
  const npm = (...args: readonly string[]) => {
    const argv = [...args, '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
    try {
      run('npm', ...argv);
    } catch {
      run('npm', ...argv);
    }
  };
  if (existsSync(join(folder, 'package.json'))) npm('ci');
  npm('install', '--no-save', '--no-package-lock', inject('tarball'));
  return {
    folder,
    // The log goes to stderr, what a host prints to either.
    run: (command, ...args) => run('sh', '-c', '"$@" 2>&1', 'sh', command, ...args),
    start: (command, ...args) =>
      running(spawn(command, args, { cwd: folder, env, stdio: 'pipe', detached: true })),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    write: (path, text) => writeFileSync(join(folder, path), text),
    exists: (path) => existsSync(join(folder, path)),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

function running(child: ChildProcess): Running {
  let printed = '';
  child.stdout!.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr!.on('data', (chunk) => {
    printed += chunk;
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  return {
    output: () => printed,
    async until(look, seconds = 120) {
      const end = Date.now() + seconds * 1000;
      let thrown = '';
      for (;;) {
        try {
          const found = await look();
          if (found !== undefined) return found;
          thrown = '';
        } catch (error) {
          thrown = `; thrown: ${error}`;
        }
        if (Date.now() > end)
          throw new Error(`nothing after ${seconds} s${thrown}; printed:\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      // The whole group: a host may have started processes of its own.
      const signal = (name: NodeJS.Signals) => {
        try {
          if (child.pid !== undefined) process.kill(-child.pid, name);
        } catch {} // it has ended
      };
      signal('SIGTERM');
      const patience = setTimeout(signal, 20_000, 'SIGKILL');
      await ended;
      clearTimeout(patience);
      signal('SIGKILL');
    },
  };
}
