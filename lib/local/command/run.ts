import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LocalError, messageOf } from '../errors.ts';
import { forEachAtOnce } from '../inbox/outcomes.ts';
import type { Settlement } from '../inbox/settling.ts';
import type { Local } from '../local.ts';
import { startLocal } from '../start-local.ts';
import { type Arguments, help, readArguments, UsageError } from './arguments.ts';
import { ErrorLog } from './error-log.ts';
import { writeRows } from './json-lines.ts';
import { checkWritable, type FileToUpload, findFiles } from './paths.ts';
import { showProgress } from './progress-bar.ts';
import { readResults } from './results.ts';
import { renderResults } from './results-tables.ts';
import { count, printable } from './terminal.ts';

const samples = fileURLToPath(new URL('../../../test/articles', import.meta.url));

/** Files that are read and uploaded at a time: with the largest part of 8 MiB, so much memory at most. */
const uploadsAtOnce = 8;
/** So few files go in one after the other, each when the one before has its outcome: the first of copies is the original. */
const fewFiles = 25;
/** Seconds after which the next one does not wait any longer. */
const patienceSeconds = 5;
/** Messages waiting above which uploading pauses, so that memory does not grow with what is uploaded. */
const longestBacklog = 1000;
/** Failures, and log lines, that are listed. */
const mostListed = 10;
/** Ctrl-C, as shells count it. */
const interruptedCode = 130;

const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * `npm start`: the whole command, from its arguments to its exit code. Says in one line what the user can mend.
 *
 * @param argv the arguments after the command
 */
export async function run(argv: string[]): Promise<number> {
  const interruption = watchForInterruption();
  try {
    return await runCommand(readArguments(argv), interruption);
  } catch (error) {
    // An interrupted child, such as the bundler, is reported before the signal itself is.
    await sleep(0);
    if (interruption.signal.aborted) return interruptedCode;
    if (error instanceof LocalError) say(`newsprint: ${printable(error.message)}`);
    else
      say(
        `newsprint: ${printable(messageOf(error))}${process.env.NEWSPRINT_DEBUG ? `\n${(error as Error)?.stack}` : ''}`,
      );
    return error instanceof UsageError ? 2 : 1;
  } finally {
    interruption.stop();
  }
}

async function runCommand(options: Arguments, interruption: Interruption): Promise<number> {
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  // npm runs the command in the project's folder, wherever it was called.
  if (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  const files = await findFiles(options.paths.length > 0 ? options.paths : [samples]);
  if (options.out !== undefined && options.out !== '-') await checkWritable(options.out);

  const endpoint = process.env.AWS_ENDPOINT_URL || undefined;
  const logs = new ErrorLog(say, options.verbose);
  say(
    `Reading ${count(files.length, 'file')} ${endpoint ? `with S3, SQS and DynamoDB at ${endpoint}` : 'on this machine'} …`,
  );
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => {});
  const local = await startLocal({
    ...(endpoint !== undefined && { endpoint }),
    ...(options.port !== undefined && { port: options.port }),
    log: (functionName, line) => logs.add(functionName, line),
    note: say,
    onFailure: broken.reject,
  });
  try {
    const work = workThrough(local, files, options, interruption, logs);
    const code = await Promise.race([work, broken.promise, interruption.promise]);
    if (options.keep) await keepUp(local, interruption);
    return code;
  } finally {
    await local.stop({ keep: options.keep });
  }
}

async function workThrough(
  local: Local,
  files: FileToUpload[],
  options: Arguments,
  interruption: Interruption,
  logs: ErrorLog,
): Promise<number> {
  const bar = showProgress(files.length, () => local.progress);
  let settlement: Settlement;
  let notUploaded: string[];
  try {
    const uploads = uploadAll(local, files, interruption.signal);
    settlement = await local.settled({ until: uploads, signal: interruption.signal });
    notUploaded = await uploads;
  } finally {
    bar.stop();
  }
  if (options.out === undefined)
    process.stdout.write(renderResults(await readResults(local, options.rows), process.stdout));
  else {
    const rows = await writeRows(local, options.out);
    if (options.out !== '-') say(`${count(rows, 'row')} written to ${options.out}`);
  }
  const complaints = [...notUploaded, ...complaintsOf(settlement)];
  for (const complaint of complaints.slice(0, mostListed)) say(`newsprint: ${printable(complaint)}`);
  if (complaints.length > mostListed) say(`newsprint: … and ${complaints.length - mostListed} more`);
  if (complaints.length > 0) logs.print();
  return complaints.length > 0 ? 1 : 0;
}

/** Uploads the files, not much faster than they are worked off; returns what could not be uploaded, in words. */
async function uploadAll(local: Local, files: FileToUpload[], interrupted: AbortSignal): Promise<string[]> {
  const failures: string[] = [];
  const few = files.length <= fewFiles;
  await forEachAtOnce(files, few ? 1 : uploadsAtOnce, async ({ key, path }) => {
    while (local.progress.backlog > longestBacklog && !interrupted.aborted) await sleep(50);
    if (interrupted.aborted) return;
    try {
      await local.uploadFile(key, path);
    } catch (error) {
      failures.push(`${path} could not be uploaded: ${messageOf(error)}`);
    }
    if (few) await untilHandled(local, interrupted);
  });
  return failures;
}

async function untilHandled(local: Local, interrupted: AbortSignal): Promise<void> {
  const deadline = Date.now() + patienceSeconds * 1000;
  while (local.progress.withOutcome < local.progress.uploaded && Date.now() < deadline && !interrupted.aborted) {
    await sleep(10);
  }
}

function complaintsOf({ failures, missing, stalled, remarks }: Settlement): string[] {
  const explained = new Set(failures.flatMap(({ files }) => files));
  const unexplained = missing.filter((key) => !explained.has(key));
  const named = unexplained.slice(0, mostListed).join(', ');
  const rest = unexplained.length > mostListed ? ` and ${unexplained.length - mostListed} more` : '';
  return [
    ...failures.map(({ files, reason }) => `${files.join(', ') || 'a message that names no file'}: ${reason}`),
    ...(stalled ? [`nothing has moved for a long time: ${remarks.join('; ') || 'no message is waiting'}`] : []),
    ...(unexplained.length > 0 ? [`${count(unexplained.length, 'file')} without an outcome: ${named}${rest}`] : []),
  ];
}

async function keepUp({ endpoints, bucket, queues, tables }: Local, { promise, signal }: Interruption): Promise<void> {
  say(`\nS3 and SQS   ${endpoints.s3}\nDynamoDB     ${endpoints.dynamodb}`);
  say(`Bucket       ${bucket.name}`);
  say(`Queues       ${queues.map(({ name }) => name).join('\n             ')}`);
  say(`Tables       ${tables.map(({ name }) => name).join('\n             ')}`);
  if (process.env.AWS_ENDPOINT_URL) return;
  say(
    `\nTo look around, for example:\n  aws dynamodb scan --table-name ${tables[0]?.name} --endpoint-url ${endpoints.dynamodb}`,
  );
  say('Ctrl-C ends it.');
  if (!signal.aborted) await promise.catch(() => {});
}

interface Interruption {
  /** Rejects, never resolves. */
  promise: Promise<never>;
  signal: AbortSignal;
  stop(): void;
}

/** The first signal lets the run tidy up, the second one ends it at once. */
function watchForInterruption(): Interruption {
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(interruptedCode);
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
}
