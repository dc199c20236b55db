import { parseArgs } from 'node:util';
import { DEFAULT_RATE, type Order } from '../../functions/backfill/backfill.ts';
import { NotAnOrder, readOrder } from '../../functions/backfill/order.ts';

export interface Arguments {
  help: boolean;
  order: Order;
  stack: string;
  /** Where things are, as far as it is said; the stack's outputs say the rest. */
  bucket?: string;
  uploadsQueue?: string;
  analysesQueue?: string;
  articlesTable?: string;
}

export const help = `Usage: npm run backfill -- [OPTIONS]     files that lie in the inbox
       npm run reprocess -- [OPTIONS]    articles that an earlier version of the analysis read

backfill sends the latest version of every file in the inbox through the uploads queue, as S3 does when a file comes:
files from before the notifications were there, or whose events were lost. A file that has its row keeps it, and what
has happened since the listing stands. reprocess sends every article whose analysisVersion is old to be read anew.
Both can be stopped, gone on with and done twice.

Options:
  --prefix P     only files whose key begins so (backfill)
  --since TIME   only what was stored, or received, on this day or since this time: 2026-03-01, 2026-03-01T12:00:00Z
  --rate N       messages a second, at least 1 (${DEFAULT_RATE})
  --after MARK   go on where an earlier call stopped: it says with which mark
  --dry-run      list and count, send nothing
  --stack NAME   the stack whose inbox, queues and table are meant (Newsprint)
  --bucket B, --uploads-queue URL, --analyses-queue URL, --articles-table T
                 these instead of what the stack's outputs say; with those that are needed, no stack is asked
  --help         this text

Environment: AWS_PROFILE, AWS_REGION and the like; AWS_ENDPOINT_URL for S3, SQS and DynamoDB at another address.

Exit code: 0 if all was sent; 1 if not; 2 if an option is wrong; 130 after Ctrl-C.
`;

/** An option that does not exist, or a value that it cannot have. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const OPTIONS = {
  articles: { type: 'boolean' },
  prefix: { type: 'string' },
  since: { type: 'string' },
  rate: { type: 'string' },
  after: { type: 'string' },
  'dry-run': { type: 'boolean' },
  stack: { type: 'string', default: 'Newsprint' },
  bucket: { type: 'string' },
  'uploads-queue': { type: 'string' },
  'analyses-queue': { type: 'string' },
  'articles-table': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** @throws {UsageError} */
export const readArguments = (argv: string[]): Arguments => {
  const values = parse(argv);
  const { prefix, since, after, rate, help, stack, bucket } = values;
  const order = {
    task: values.articles ? 'articles' : 'files',
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
      ...(values['analyses-queue'] !== undefined && { analysesQueue: values['analyses-queue'] }),
      ...(values['articles-table'] !== undefined && { articlesTable: values['articles-table'] }),
    };
  } catch (error) {
    if (error instanceof NotAnOrder) throw new UsageError(error.message.replace(/[✖\s]+/gu, ' ').trim());
    throw error;
  }
};

const parse = (argv: string[]) => {
  try {
    return parseArgs({ args: argv, options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
};
