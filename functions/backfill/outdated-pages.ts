import { type DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { reanalysisMessage } from '../messages/reanalysis-request.ts';
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
 * The articles whose rows an earlier analysis wrote, as messages for the queues; a mark is an `articleId`. A scan in
 * the table's own order, which does not change: a rewritten row is neither met twice nor pushes another one out.
 */
export async function* outdatedPages(
  db: DynamoDBDocumentClient,
  { table, bucket, since }: OutdatedSelection,
  after: string | undefined,
): AsyncGenerator<Page> {
  let from: Record<string, unknown> | undefined = after === undefined ? undefined : { articleId: after };
  do {
    const page: ScanCommandOutput = await db.send(
      new ScanCommand({
        TableName: table,
        ProjectionExpression: 'articleId, textCut',
        FilterExpression: `analysisVersion < :version${since === undefined ? '' : ' AND receivedOn >= :since'}`,
        ExpressionAttributeValues: {
          ':version': ANALYSIS_VERSION,
          ...(since !== undefined && { ':since': since.slice(0, 10) }),
        },
        ExclusiveStartKey: from,
      }),
    );
    from = page.LastEvaluatedKey;
    const rows = (page.Items ?? []) as Pick<ArticleRow, 'articleId' | 'textCut'>[];
    const items = rows.map(({ articleId, textCut }) => ({
      mark: articleId,
      message: {
        queue: textCut === undefined ? ('analyses' as const) : ('uploads' as const),
        body: reanalysisMessage({ reanalyse: articleId, bucket }),
      },
    }));
    yield { items, ...(typeof from?.articleId === 'string' && { mark: from.articleId }) };
  } while (from);
}
