/** Milliseconds of processor time that this thread spends on some work; other work on the machine does not count. */
export const cpuTimeOf = async (work: () => unknown): Promise<number> => {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};

/** A bound for work that takes milliseconds: an expression that backtracks, or a loop within a loop, takes minutes. */
export const HANGS = 20_000;
