import * as z from 'zod';
import { DEFAULT_RATE, type Order } from './backfill.ts';

const schema = z.strictObject({
  task: z.enum(['files', 'articles', 'rebuild', 'sweep']).default('files'),
  prefix: z.exactOptional(z.string()),
  since: z.exactOptional(z.union([z.iso.date(), z.iso.datetime({ offset: true })])),
  // Ten messages are sent at once: at one a second, the next ten still go out before the function's time is up.
  rate: z.number().min(1).max(10_000).default(DEFAULT_RATE),
  dryRun: z.exactOptional(z.boolean()),
  after: z.exactOptional(z.string().min(1)),
});

/** Not a valid order; the message says what to correct. */
export class NotAnOrder extends Error {
  override name = 'NotAnOrder';
}

/**
 * Reads what an operator asks for; an empty order means every file of the inbox.
 *
 * @throws {NotAnOrder}
 */
export const readOrder = (event: unknown): Order => {
  const read = schema.safeParse(event ?? {});
  if (!read.success) throw new NotAnOrder(z.prettifyError(read.error));
  const { task, prefix, since } = read.data;
  if (task !== 'files' && prefix !== undefined) throw new NotAnOrder('prefix: only files are chosen by it');
  if ((task === 'rebuild' || task === 'sweep') && since !== undefined) {
    throw new NotAnOrder('since: a rebuild and its sweep are about everything');
  }
  return read.data;
};
