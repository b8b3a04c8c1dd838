/** Milliseconds of processor time that `run` takes: other programs on the machine do not count. */
export function processorMilliseconds(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
