/** Tell on stderr when `YOMITOKI_LOG` asks for it: the one way to see from outside what a build did. */
export function log(message: string): void {
  if (process.env.YOMITOKI_LOG) process.stderr.write(`yomitoki: ${message}\n`);
}
