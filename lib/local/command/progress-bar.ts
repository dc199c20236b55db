import { SingleBar } from 'cli-progress';
import type { Progress } from '../local.ts';
import { Estimate, timeLeft } from './estimate.ts';
import { count, widthOf } from './terminal.ts';

const BAR_INTERVAL_MILLISECONDS = 200;
/** Without a terminal. */
const LINE_INTERVAL_MILLISECONDS = 5000;

/** What the bar and the lines say. */
interface Report {
  finished: number;
  left: string;
}

/** Shows on standard error how many files are finished and how long the rest will take, until it is stopped. */
export const showProgress = (total: number, progress: () => Progress): { stop(): void } => {
  // Both functions take a share of the time of each file, and the first may be far ahead of the second.
  const estimate = new Estimate(2 * total);
  const report = (): Report => {
    const { withOutcome, finished } = progress();
    estimate.note(withOutcome + finished, performance.now());
    return { finished, left: timeLeft(estimate.left) };
  };
  const stream = process.stderr;
  return stream.isTTY ? drawBar(stream, total, report) : writeLines(stream, total, report);
};

const drawBar = (stream: NodeJS.WriteStream, total: number, report: () => Report) => {
  const bar = new SingleBar({
    stream,
    format: `{bar} {value} of ${count(total, 'file')} | {duration_formatted} | {left}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: Math.min(40, Math.max(10, widthOf(stream) - 45)),
    hideCursor: true,
    clearOnComplete: true,
    // The run handles the first Ctrl-C and cleans up.
    gracefulExit: false,
  });
  bar.start(total, 0, { left: timeLeft(undefined) });
  const draw = () => {
    const { finished, left } = report();
    bar.update(finished, { left });
  };
  const timer = setInterval(draw, BAR_INTERVAL_MILLISECONDS);
  return {
    stop: () => {
      clearInterval(timer);
      draw();
      bar.stop();
    },
  };
};

const writeLines = (stream: NodeJS.WriteStream, total: number, report: () => Report) => {
  const started = performance.now();
  const timer = setInterval(() => {
    const { finished, left } = report();
    const seconds = Math.round((performance.now() - started) / 1000);
    stream.write(`${finished} of ${count(total, 'file')} finished after ${seconds} s, ${left}\n`);
  }, LINE_INTERVAL_MILLISECONDS);
  return { stop: () => clearInterval(timer) };
};
