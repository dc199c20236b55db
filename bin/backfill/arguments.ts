import { parseArgs } from 'node:util';
import { DEFAULT_RATE, type Order } from '../../functions/backfill/backfill.ts';
import { NotAnOrder, readOrder } from '../../functions/backfill/order.ts';

export interface Arguments {
  help: boolean;
  order: Order;
  stack: string;
  /** These override the outputs of the stack. */
  bucket?: string;
  uploadsQueue?: string;
  recordsQueue?: string;
  analysesQueue?: string;
  articlesTable?: string;
  filesTable?: string;
  statementsTable?: string;
  mentionsTable?: string;
  generation?: number;
}

export const HELP = `Usage: npm run backfill -- [OPTIONS]     files in the inbox
       npm run reprocess -- [OPTIONS]    articles analysed by an earlier version
       npm run rebuild -- [OPTIONS]      everything, after tables were lost or set back
       npm run rebuild -- --sweep        rows that the rebuild has not written again

backfill sends the latest version of every file in the inbox to the uploads queue, as S3 does at an upload. It is for
files that were uploaded before notifications were configured, or whose events were lost. A file that has a row keeps
it, and anything that has happened since the listing takes precedence. reprocess sends every article with an old
analysisVersion to be analysed again. rebuild sends every file that has not been handled in this generation of the tables,
and every version in the inbox; --sweep, once the queues are empty, deletes rows of earlier generations (docs/recovery.md).
All can be stopped, continued and repeated.

Options:
  --prefix P     only files with this prefix of their keys (backfill)
  --since TIME   only files stored, or articles received, since then: 2026-03-01, 2026-03-01T12:00:00Z
  --rate N       messages per second, at least 1 (${DEFAULT_RATE})
  --after MARK   continue where an earlier run stopped, at the mark that it printed
  --dry-run      list and count, but send nothing
  --stack NAME   the stack with the inbox, queues and table (Newsprint)
  --bucket B, --uploads-queue URL, --records-queue URL, --analyses-queue URL, --articles-table T, --files-table T,
  --statements-table T, --mentions-table T, --generation N
                 override the outputs of the stack; if all that are needed are given, there need not be a stack
  --help         print this text

Environment: AWS_PROFILE, AWS_REGION and the like; AWS_ENDPOINT_URL for S3, SQS and DynamoDB at another address.

Exit code: 0 if everything was sent; 1 if not; 2 if an option is wrong; 130 after Ctrl-C.
`;

/** An unknown option or an invalid value. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const OPTIONS = {
  articles: { type: 'boolean' },
  rebuild: { type: 'boolean' },
  sweep: { type: 'boolean' },
  prefix: { type: 'string' },
  since: { type: 'string' },
  rate: { type: 'string' },
  after: { type: 'string' },
  'dry-run': { type: 'boolean' },
  stack: { type: 'string', default: 'Newsprint' },
  bucket: { type: 'string' },
  'uploads-queue': { type: 'string' },
  'records-queue': { type: 'string' },
  'analyses-queue': { type: 'string' },
  'articles-table': { type: 'string' },
  'files-table': { type: 'string' },
  'statements-table': { type: 'string' },
  'mentions-table': { type: 'string' },
  generation: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** @throws {UsageError} */
export const readArguments = (argv: string[]): Arguments => {
  const values = parse(argv);
  const { prefix, since, after, rate, help, stack, bucket } = values;
  const order = {
    task: values.sweep ? 'sweep' : values.rebuild ? 'rebuild' : values.articles ? 'articles' : 'files',
    ...(prefix !== undefined && { prefix }),
    ...(since !== undefined && { since }),
    ...(after !== undefined && { after }),
    ...(rate !== undefined && { rate: Number(rate) }),
    ...(values['dry-run'] && { dryRun: true }),
  };
  try {
    return {
      help,
      order: readOrder(order),
      stack,
      ...(bucket !== undefined && { bucket }),
      ...(values['uploads-queue'] !== undefined && { uploadsQueue: values['uploads-queue'] }),
      ...(values['records-queue'] !== undefined && { recordsQueue: values['records-queue'] }),
      ...(values['analyses-queue'] !== undefined && { analysesQueue: values['analyses-queue'] }),
      ...(values['articles-table'] !== undefined && { articlesTable: values['articles-table'] }),
      ...(values['files-table'] !== undefined && { filesTable: values['files-table'] }),
      ...(values['statements-table'] !== undefined && { statementsTable: values['statements-table'] }),
      ...(values['mentions-table'] !== undefined && { mentionsTable: values['mentions-table'] }),
      ...(values.generation !== undefined && { generation: generationOf(values.generation) }),
    };
  } catch (error) {
    if (error instanceof NotAnOrder) throw new UsageError(error.message.replace(/[✖\s]+/gu, ' ').trim());
    throw error;
  }
};

const generationOf = (text: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageError(`generation: a whole number of at least 1, not ${text}`);
  return Number(text);
};

const parse = (argv: string[]) => {
  try {
    return parseArgs({ args: argv, options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
};
