import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Order, Targets, Task } from '../../functions/backfill/backfill.ts';
import { CLIENT_SETTINGS } from '../../functions/tables/client-settings.ts';
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
      records: given.recordsQueue ?? outputs.RecordsQueue ?? '',
      analyses: given.analysesQueue ?? outputs.AnalysesQueue ?? '',
    },
    articlesTable: given.articlesTable ?? outputs.ArticlesTable ?? '',
    filesTable: given.filesTable ?? outputs.FilesTable ?? '',
    statementsTable: given.statementsTable ?? outputs.StatementsTable ?? '',
    mentionsTable: given.mentionsTable ?? outputs.MentionsTable ?? '',
    generation: given.generation ?? Number(outputs.Generation ?? 1),
  };
};

type Given = Omit<Arguments, 'order' | 'stack' | 'help'>;

/** What each task needs: articles may have to be read from their files. */
const NEEDED: Record<Task, readonly (keyof Given)[]> = {
  files: ['bucket', 'uploadsQueue'],
  articles: ['bucket', 'uploadsQueue', 'analysesQueue', 'articlesTable'],
  rebuild: ['bucket', 'recordsQueue', 'filesTable', 'generation'],
  sweep: ['articlesTable', 'statementsTable', 'mentionsTable', 'generation'],
};

const isEnough = ({ task }: Order, given: Given): boolean => NEEDED[task].every((name) => Boolean(given[name]));

const outputsOf = async (stack: string): Promise<Record<string, string>> => {
  const { Stacks } = await new CloudFormationClient(CLIENT_SETTINGS)
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
  for (const name of ['InboxBucket', 'UploadsQueue', 'AnalysesQueue', 'ArticlesTable', 'FilesTable']) {
    if (!outputs[name]) throw new NotFound(`The stack ${stack} has no output ${name}: is it Newsprint's?`);
  }
  return outputs;
};
