import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LocalError, messageOf } from '../errors.ts';
import { type Page, startPage } from '../explorer/start-page.ts';
import { forEachConcurrently } from '../for-each-concurrently.ts';
import type { Settlement } from '../inbox/settling.ts';
import type { Local } from '../local.ts';
import { startLocal } from '../start-local.ts';
import { type Arguments, HELP, readArguments, UsageError } from './arguments.ts';
import { ErrorLog } from './error-log.ts';
import { type Written, writeRows } from './json-lines.ts';
import { openBrowser } from './open-browser.ts';
import { checkWritable, type FileToUpload, findFiles, isFolder } from './paths.ts';
import { showProgress } from './progress-bar.ts';
import { readResults } from './results.ts';
import { renderResults } from './results-tables.ts';
import { count, countsOf, printable } from './terminal.ts';

const SAMPLES = fileURLToPath(new URL('../../../test/articles', import.meta.url));

/** With parts of at most 8 MiB, this limits the memory that uploads take. */
const CONCURRENT_UPLOADS = 8;
/**
 * Up to this number, files are uploaded one at a time, each when the one before has its outcome: of copies, the first
 * is the original.
 */
const MAX_FILES_IN_ORDER = 25;
/** How long to wait for the outcome of the file before. */
const OUTCOME_TIMEOUT_MILLISECONDS = 5000;
/** With more messages waiting, uploading pauses, so that memory does not grow with the uploads. */
const MAX_BACKLOG = 1000;
const MAX_COMPLAINTS = 10;
/** The exit code of shells after Ctrl-C. */
const INTERRUPTED = 130;

const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * `npm start`: the whole command. Reports in one line what the user can fix.
 *
 * @param argv the arguments after the command
 * @returns the exit code
 */
export const run = async (argv: string[]): Promise<number> => {
  const interruption = watchForInterruption();
  try {
    return await runCommand(readArguments(argv), interruption);
  } catch (error) {
    // The failure of an interrupted child process, such as the bundler, arrives before the signal.
    await sleep(0);
    if (interruption.signal.aborted) return INTERRUPTED;
    say(`newsprint: ${printable(messageOf(error))}`);
    if (!(error instanceof LocalError) && process.env.NEWSPRINT_DEBUG) say((error as Error)?.stack ?? '');
    return error instanceof UsageError ? 2 : 1;
  } finally {
    interruption.stop();
  }
};

const runCommand = async (options: Arguments, interruption: Interruption): Promise<number> => {
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  // npm runs the command in the project's folder, wherever it was called.
  if (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  const files = await findFiles(options.paths.length > 0 ? options.paths : [SAMPLES]);
  if (options.out !== undefined && options.out !== '-') await checkWritable(options.out);

  const endpoint = process.env.AWS_ENDPOINT_URL || undefined;
  const logs = new ErrorLog(say, options.verbose);
  const place = endpoint ? `with S3, SQS and DynamoDB at ${endpoint}` : 'on this machine';
  say(`Reading ${count(files.length, 'file')} ${place} …`);
  const breakdown = Promise.withResolvers<never>();
  breakdown.promise.catch(() => {});
  const local = await startLocal({
    ...(endpoint !== undefined && { endpoint }),
    ...(options.port !== undefined && { port: options.port }),
    log: (functionName, line) => logs.add(functionName, line),
    note: say,
    onFailure: breakdown.reject,
  });
  let page: Page | undefined;
  try {
    if (showsPage(options)) page = await openPage(local, options);
    const work = processFiles(local, files, options, interruption, logs);
    page?.follow(work);
    const code = await Promise.race([work, breakdown.promise, interruption.promise]);
    if (options.keep) await keepRunning(local, interruption, page);
    else if (page) {
      say(`\nLook at it in a browser: ${page.address}\nPress Ctrl-C to stop.`);
      await Promise.race([breakdown.promise, interrupted(interruption)]);
    }
    return code;
  } finally {
    await page?.stop();
    await local.stop({ keep: options.keep });
  }
};

/** Only where somebody sits before it: in a pipe and under CI the command ends with its results. */
const showsPage = ({ out, open }: Arguments): boolean =>
  out === undefined && !process.env.CI && (process.stdout.isTTY || open);

const openPage = async (local: Local, { port, open }: Arguments): Promise<Page> => {
  // The stand-ins have the port given.
  const page = await startPage(local, {
    ...(port !== undefined && { port: port + 1 }),
    note: (remark) => say(printable(remark)),
  });
  say(`The page is live meanwhile: ${page.address}`);
  if (open) openBrowser(page.address, say);
  return page;
};

const processFiles = async (
  local: Local,
  files: FileToUpload[],
  options: Arguments,
  interruption: Interruption,
  logs: ErrorLog,
): Promise<number> => {
  const bar = showProgress(files.length, () => local.progress);
  let settlement: Settlement;
  let uploadFailures: string[];
  try {
    const uploads = uploadAll(local, files, interruption.signal);
    settlement = await local.settled({ until: uploads, signal: interruption.signal });
    uploadFailures = await uploads;
  } finally {
    bar.stop();
  }
  if (options.out === undefined) {
    process.stdout.write(renderResults(await readResults(local, options.rows), process.stdout));
  } else {
    const { rows, outcomes } = await writeOut(local, options.out, interruption.signal);
    if (options.out !== '-') say(`${count(rows, 'row')} written to ${options.out}\nFiles: ${countsOf(outcomes)}`);
  }
  const complaints = [...uploadFailures, ...complaintsOf(settlement)];
  for (const complaint of complaints.slice(0, MAX_COMPLAINTS)) say(`newsprint: ${printable(complaint)}`);
  if (complaints.length > MAX_COMPLAINTS) say(`newsprint: … and ${complaints.length - MAX_COMPLAINTS} more`);
  if (complaints.length > 0) logs.print();
  return complaints.length > 0 ? 1 : 0;
};

const writeOut = async (local: Local, out: string, interrupted: AbortSignal): Promise<Written> => {
  if (out === '-' || !(await isFolder(out))) return writeRows(local, out, interrupted);
  // Loads the writers of CSV and Parquet only for who asks for them.
  const { writeFolder } = await import('./folder/write-folder.ts');
  return writeFolder(local, out, interrupted);
};

/** Uploads the files, not much faster than they are processed; returns a message for each that failed. */
const uploadAll = async (local: Local, files: FileToUpload[], interrupted: AbortSignal): Promise<string[]> => {
  const failures: string[] = [];
  const inOrder = files.length <= MAX_FILES_IN_ORDER;
  await forEachConcurrently(files, inOrder ? 1 : CONCURRENT_UPLOADS, async ({ key, path }) => {
    while (local.progress.backlog > MAX_BACKLOG && !interrupted.aborted) await sleep(50);
    if (interrupted.aborted) return;
    try {
      await local.uploadFile(key, path);
    } catch (error) {
      failures.push(`${path} could not be uploaded: ${messageOf(error)}`);
    }
    if (inOrder) await waitForOutcome(local, interrupted);
  });
  return failures;
};

const waitForOutcome = async (local: Local, interrupted: AbortSignal): Promise<void> => {
  const deadline = Date.now() + OUTCOME_TIMEOUT_MILLISECONDS;
  while (local.progress.withOutcome < local.progress.uploaded && Date.now() < deadline && !interrupted.aborted) {
    await sleep(10);
  }
};

const complaintsOf = ({ failures, missing, stalled, remarks }: Settlement): string[] => {
  const explained = new Set(failures.flatMap(({ files }) => files));
  const unexplained = missing.filter((key) => !explained.has(key));
  const named = unexplained.slice(0, MAX_COMPLAINTS).join(', ');
  const rest = unexplained.length > MAX_COMPLAINTS ? ` and ${unexplained.length - MAX_COMPLAINTS} more` : '';
  return [
    ...failures.map(({ files, reason }) => `${files.join(', ') || 'a message that names no file'}: ${reason}`),
    ...(stalled ? [`no progress for a long time: ${remarks.join('; ') || 'no message is waiting'}`] : []),
    ...(unexplained.length > 0 ? [`${count(unexplained.length, 'file')} without an outcome: ${named}${rest}`] : []),
  ];
};

const interrupted = async ({ promise, signal }: Interruption): Promise<void> => {
  if (!signal.aborted) await promise.catch(() => {});
};

const keepRunning = async (
  { endpoints, bucket, queues, tables }: Local,
  interruption: Interruption,
  page: Page | undefined,
): Promise<void> => {
  say(`\nS3 and SQS   ${endpoints.s3}\nDynamoDB     ${endpoints.dynamodb}`);
  say(`Bucket       ${bucket.name}`);
  say(`Queues       ${queues.map(({ name }) => name).join('\n             ')}`);
  say(`Tables       ${tables.map(({ name }) => name).join('\n             ')}`);
  if (page) say(`Page         ${page.address}`);
  if (process.env.AWS_ENDPOINT_URL && !page) return;
  say(
    `\nTo look around, for example:\n  aws dynamodb scan --table-name ${tables[0]?.name} --endpoint-url ${endpoints.dynamodb}`,
  );
  say('Press Ctrl-C to stop.');
  await interrupted(interruption);
};

interface Interruption {
  /** Rejects at the first signal, never resolves. */
  promise: Promise<never>;
  signal: AbortSignal;
  stop(): void;
}

/** The first signal lets the run clean up, the second one ends it at once. */
const watchForInterruption = (): Interruption => {
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    say('Stopping …');
    controller.abort();
    reject(new LocalError('interrupted'));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    promise,
    signal: controller.signal,
    stop: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
};
