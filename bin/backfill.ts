/** `npm run backfill`, `npm run reprocess` and `npm run rebuild`, as `--help` describes them. functions/backfill does the work. */
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { backfill, type Order, type Targets, type Task } from '../functions/backfill/backfill.ts';
import { Interrupted, type Progress } from '../functions/backfill/send-all.ts';
import { keepServerTime } from '../functions/backfill/server-clock.ts';
import { documentClient } from '../functions/tables/client.ts';
import { CLIENT_SETTINGS } from '../functions/tables/client-settings.ts';
import { type Arguments, HELP, readArguments, UsageError } from './backfill/arguments.ts';
import { findTargets } from './backfill/targets.ts';

/** The exit code of shells after Ctrl-C. */
const INTERRUPTED = 130;
const REPORT_INTERVAL_MILLISECONDS = 5_000;

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const run = async (options: Arguments): Promise<number> => {
  const targets = await findTargets(options);
  const clients = {
    // An emulator's address has no host names for buckets.
    s3: keepServerTime(new S3Client({ ...CLIENT_SETTINGS, forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL) })),
    sqs: new SQSClient(CLIENT_SETTINGS),
    db: documentClient(),
  };
  let stopped = false;
  process.once('SIGINT', () => {
    say('Stopping … Press Ctrl-C again to stop at once.');
    stopped = true;
  });
  const { order } = options;
  const selection = SELECTIONS[order.task](targets, order);
  const [doing, done] = order.task === 'sweep' ? ['Deleting', 'deleted'] : ['Sending', 'sent'];
  say(order.dryRun ? `Counting ${selection} …` : `${doing} ${selection}, ${order.rate} a second …`);
  const stops = { mayGoOn: () => !stopped, report: reporter() };
  try {
    const progress = await backfill(order, targets, clients, stops);
    say(`${progress.sent} ${order.dryRun ? `to be ${done}` : done}.`);
    if (progress.done) return 0;
    say(howToContinue(progress));
    return INTERRUPTED;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    say(`${COMMANDS[order.task]}: ${error.message}`);
    say(howToContinue(error.progress));
    return 1;
  }
};

const SELECTIONS: Record<Task, (targets: Targets, order: Order) => string> = {
  files: ({ bucket }, { prefix = '' }) => `files of s3://${bucket}/${prefix}`,
  articles: () => 'outdated articles',
  rebuild: ({ bucket, generation }) => `files and versions of s3://${bucket} for generation ${generation}`,
  sweep: ({ generation }) => `rows of generations before ${generation}`,
};

const COMMANDS: Record<Task, string> = {
  files: 'backfill',
  articles: 'reprocess',
  rebuild: 'rebuild',
  sweep: 'rebuild --sweep',
};

const howToContinue = ({ after }: Progress): string =>
  after === undefined ? 'Nothing was done.' : `To continue: the same options with --after ${quoted(after)}`;

/** For a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Prints the progress every few seconds. */
const reporter = (): ((progress: Progress) => void) => {
  let next = performance.now() + REPORT_INTERVAL_MILLISECONDS;
  return ({ sent, after }) => {
    if (performance.now() < next) return;
    next = performance.now() + REPORT_INTERVAL_MILLISECONDS;
    say(`${sent} so far, up to ${after}`);
  };
};

try {
  const options = readArguments(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else process.exitCode = await run(options);
} catch (error) {
  const { name, message } = error as Error;
  say(error instanceof UsageError ? `${message}. Try --help.` : name === 'NotFound' ? message : `${name}: ${message}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
