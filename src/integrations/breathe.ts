let lastBreath = 0;

/** Let other work of the process have its turn now and then: a dev server answers while a blog is read. */
export async function breathe(): Promise<void> {
  if (performance.now() - lastBreath < 20) return;
  await new Promise((resolve) => setImmediate(resolve));
  lastBreath = performance.now();
}
