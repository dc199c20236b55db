import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Order, Targets } from '../../functions/backfill/backfill.ts';
import { TIMEOUTS } from '../../functions/tables/timeouts.ts';
import type { Arguments } from './arguments.ts';

/** The inbox, queues and table cannot be found; the message says what to do. */
class NotFound extends Error {
  override name = 'NotFound';
}

/**
 * Finds the inbox, the queues and the table: from the arguments, otherwise from the outputs of the stack.
 *
 * @throws {NotFound} if there is no such stack, or it is not Newsprint's
 */
export const findTargets = async ({ order, stack, ...given }: Arguments): Promise<Targets> => {
  const outputs = isEnough(order, given) ? {} : await outputsOf(stack);
  return {
    bucket: given.bucket ?? outputs.InboxBucket ?? '',
    queues: {
      uploads: given.uploadsQueue ?? outputs.UploadsQueue ?? '',
      analyses: given.analysesQueue ?? outputs.AnalysesQueue ?? '',
    },
    articlesTable: given.articlesTable ?? outputs.ArticlesTable ?? '',
  };
};

type Given = Omit<Arguments, 'order' | 'stack' | 'help'>;

/** Files need the inbox and its queue; articles need all, as they may have to be read from their files. */
const isEnough = ({ task }: Order, { bucket, uploadsQueue, analysesQueue, articlesTable }: Given): boolean =>
  Boolean(bucket && uploadsQueue && (task === 'files' || (analysesQueue && articlesTable)));

const outputsOf = async (stack: string): Promise<Record<string, string>> => {
  const { Stacks } = await new CloudFormationClient(TIMEOUTS)
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch(
      // CloudFormation's message is "Stack with id … does not exist".
      (error: Error) => {
        throw error.name === 'ValidationError' ? new NotFound(`${error.message}. Name it with --stack.`) : error;
      },
    );
  const outputs = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
  for (const name of ['InboxBucket', 'UploadsQueue', 'AnalysesQueue', 'ArticlesTable']) {
    if (!outputs[name]) throw new NotFound(`The stack ${stack} has no output ${name}: is it Newsprint's?`);
  }
  return outputs;
};
