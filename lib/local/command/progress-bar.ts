import { SingleBar } from 'cli-progress';
import type { Progress } from '../local.ts';
import { count, widthOf } from './terminal.ts';

const BAR_INTERVAL_MILLISECONDS = 200;
/** Without a terminal. */
const LINE_INTERVAL_MILLISECONDS = 5000;

/** Shows on standard error how many files have an outcome, until it is stopped. */
export const showProgress = (total: number, progress: () => Progress): { stop(): void } => {
  const stream = process.stderr;
  const started = Date.now();
  return stream.isTTY ? drawBar(stream, total, progress) : writeLines(stream, total, progress, started);
};

const drawBar = (stream: NodeJS.WriteStream, total: number, progress: () => Progress) => {
  const bar = new SingleBar({
    stream,
    format: `{bar} {value} of ${count(total, 'file')} | {duration_formatted} | {backlog} waiting`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: Math.min(40, Math.max(10, widthOf(stream) - 45)),
    hideCursor: true,
    clearOnComplete: true,
    // The run handles the first Ctrl-C and cleans up.
    gracefulExit: false,
    etaBuffer: 100,
  });
  bar.start(total, 0, { backlog: '0 messages' });
  const draw = () => {
    const { withOutcome, backlog } = progress();
    bar.update(withOutcome, { backlog: count(backlog, 'message') });
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

const writeLines = (stream: NodeJS.WriteStream, total: number, progress: () => Progress, started: number) => {
  const timer = setInterval(() => {
    const { withOutcome, backlog } = progress();
    const seconds = Math.round((Date.now() - started) / 1000);
    stream.write(
      `${withOutcome} of ${count(total, 'file')} after ${seconds} s, ${count(backlog, 'message')} waiting\n`,
    );
  }, LINE_INTERVAL_MILLISECONDS);
  return { stop: () => clearInterval(timer) };
};
