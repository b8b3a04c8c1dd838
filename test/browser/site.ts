import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** A site on this machine. What a page posts to `/result` is its result. */
export interface Site {
  readonly url: string;
  /** What the page at a path posts. */
  result(page: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Serve folders by prefix. A path that names no file gets index.html with status 200, as from a development server. */
export async function startSite(folders: Record<string, string>): Promise<Site> {
  const waiting = new Map<string, (result: unknown) => void>();
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { page, ...result } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        waiting.get(page)?.(result);
        response.end();
      });
      return;
    }
    const file = fileOf(folders, normalize(pathname));
    if (file === null) {
      response.setHeader('content-type', types['.html']!);
      response.end('<!doctype html><title>Home</title>');
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    result: (page) => new Promise((resolve) => waiting.set(page, resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileOf(folders: Record<string, string>, path: string): string | null {
  for (const [prefix, folder] of Object.entries(folders)) {
    if (!path.startsWith(prefix)) continue;
    const file = join(folder, path.slice(prefix.length));
    if (existsSync(file) && statSync(file).isFile()) return file;
  }
  return null;
}
