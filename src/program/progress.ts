/** A line that tells how far a long job is, on a terminal only and only after it took a second. */
export function progress(
  what: string,
  out: NodeJS.WriteStream = process.stderr,
): { update(done: number): void; end(): void } {
  const started = performance.now();
  let shown = 0;
  return {
    update(done) {
      const now = performance.now();
      if (!out.isTTY || now - started < 1_000 || now - shown < 100) return;
      shown = now;
      out.write(`\r${what}: ${done} (${Math.round((done / (now - started)) * 1_000)}/s)\u001b[K`);
    },
    end() {
      if (shown > 0) out.write('\r\u001b[K');
      shown = 0;
    },
  };
}
