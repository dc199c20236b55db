import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { writeMessage } from '../messages/message.ts';
import { ANALYSIS_VERSION } from '../tables/analysis-version.ts';
import type { ArticleRow } from '../tables/rows.ts';
import type { Page } from './send-all.ts';

export interface OutdatedSelection {
  table: string;
  /** The inbox, for articles that have to be read from their files. */
  bucket: string;
  /** Only articles received on this day or later, `YYYY-MM-DD`. */
  since?: string;
}

/**
 * The articles whose rows an earlier analysis wrote, as messages for the queues; a mark is an `articleId`. The scan order
 * of the table does not change, so a rewritten row is not met twice and does not hide another one.
 */
export async function* outdatedPages(
  db: DynamoDBDocumentClient,
  { table, bucket, since }: OutdatedSelection,
  after: string | undefined,
): AsyncGenerator<Page> {
  const scan = {
    TableName: table,
    ProjectionExpression: 'articleId, textCut',
    FilterExpression: `analysisVersion < :version${since === undefined ? '' : ' AND receivedAt >= :since'}`,
    ExpressionAttributeValues: {
      ':version': ANALYSIS_VERSION,
      ...(since !== undefined && { ':since': since.slice(0, 10) }),
    },
  };
  const startingToken = after === undefined ? undefined : { articleId: after };
  for await (const { Items = [], LastEvaluatedKey } of paginateScan({ client: db, startingToken }, scan)) {
    const rows = Items as Pick<ArticleRow, 'articleId' | 'textCut'>[];
    const items = rows.map(({ articleId, textCut }) => ({
      mark: articleId,
      message: {
        queue: textCut === undefined ? ('analyses' as const) : ('uploads' as const),
        body: writeMessage({ kind: 'reanalyse', articleId, bucket }),
      },
    }));
    const mark = LastEvaluatedKey?.articleId;
    yield { items, ...(typeof mark === 'string' && { mark }) };
  }
}
