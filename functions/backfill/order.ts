import * as z from 'zod';
import { type Order, USUAL_RATE } from './backfill.ts';

const schema = z.strictObject({
  task: z.enum(['files', 'articles']).default('files'),
  prefix: z.exactOptional(z.string()),
  since: z.exactOptional(z.union([z.iso.date(), z.iso.datetime({ offset: true })])),
  // Ten messages go at once: at one a second the next ten still go before the function's time is over.
  rate: z.number().min(1).max(10_000).default(USUAL_RATE),
  dryRun: z.exactOptional(z.boolean()),
  after: z.exactOptional(z.string().min(1)),
});

/** The order is not one, in words that say what to mend. */
export class NotAnOrder extends Error {
  override name = 'NotAnOrder';
}

/**
 * Reads what an operator asks for; nothing asked for means every file of the inbox.
 *
 * @throws {NotAnOrder}
 */
export const readOrder = (event: unknown): Order => {
  const read = schema.safeParse(event ?? {});
  if (!read.success) throw new NotAnOrder(z.prettifyError(read.error));
  const { task, prefix } = read.data;
  if (task === 'articles' && prefix !== undefined) throw new NotAnOrder('prefix: articles are not chosen by it');
  return read.data;
};
