import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { analysisMessage } from '../messages/analysis-message.ts';
import { type BulkRequest, writeMessage } from '../messages/message.ts';
import { sendAtOnce } from '../messages/send.ts';
import type { Context } from './context.ts';

/** URLs of queues. Whatever comes in bulk has queues of its own, so that new files and their analyses do not wait behind it. */
export interface Queues {
  uploads: string;
  records: string;
  analyses: string;
  bulkAnalyses: string;
}

type Outgoing = Pick<Context, 'requestAnalysis' | 'requestStoryChange' | 'requestWithdrawal' | 'enqueue'>;

/**
 * What deduplication sends, on behalf of a file that has just come or of a record of a bulk file.
 *
 * @param send sends a message by itself or with others
 */
export const outgoing = (
  sqs: SQSClient,
  send: (queueUrl: string, body: string) => Promise<void>,
  queues: Queues,
  bucket: string,
  isBulk: boolean,
): Outgoing => {
  const analyses = isBulk ? queues.bulkAnalyses : queues.analyses;
  return {
    requestAnalysis: (request) => send(analyses, analysisMessage(request)),
    requestStoryChange: (change) => send(analyses, writeMessage({ kind: 'change story', ...change })),
    // A withdrawal is urgent, whatever brought the article.
    requestWithdrawal: (withdrawal) => send(queues.analyses, writeMessage({ kind: 'withdraw', ...withdrawal })),
    async enqueue(requests, delaySeconds) {
      const bodies = (some: readonly BulkRequest[]) => some.map((request) => writeMessage({ ...request, bucket }));
      const withdrawals = requests.filter(isWithdrawal);
      await sendAtOnce(sqs, queues.uploads, bodies(withdrawals));
      const others = requests.filter((request) => !isWithdrawal(request));
      await sendAtOnce(sqs, queues.records, bodies(others), delaySeconds);
    },
  };
};

/** Sends a message about uploads again, to be handled later. */
export const sendLater = async (sqs: SQSClient, { uploads }: Queues, body: string, seconds: number): Promise<void> => {
  await sqs.send(new SendMessageCommand({ QueueUrl: uploads, MessageBody: body, DelaySeconds: seconds }));
};

const isWithdrawal = ({ kind }: BulkRequest): boolean => kind === 'withdraw records';
