import { Color, type Dashboard, GraphWidget, type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';

/** The metrics that the functions write (functions/messages/metrics.ts). Each costs 30 cents in a month in which it is written. */
const metricOf =
  (service: 'deduplicate' | 'analyse') =>
  (metricName: string, label: string, statistic = 'sum', color?: string): IMetric =>
    new Metric({
      namespace: 'Newsprint',
      metricName,
      dimensionsMap: { service },
      statistic,
      label,
      period: Duration.minutes(5),
      ...(color !== undefined && { color }),
    });

const files = metricOf('deduplicate');
const articles = metricOf('analyse');

/** What came, what was found in it, how soon, and for how much capacity. */
export const addActivity = (dashboard: Dashboard): void => {
  const seconds = (metric: typeof files, what: string) =>
    ['p50', 'p95', 'p99'].map((statistic) => metric('SecondsToRows', `${what} ${statistic}`, statistic));
  dashboard.addWidgets(
    graph('Files by outcome', [
      files('FilesNew', 'new'),
      files('FilesVariant', 'variants'),
      files('FilesCopy', 'copies'),
      files('Corrections', 'corrections among the variants'),
      files('FilesSuperseded', 'superseded'),
      files('FilesRemoved', 'removed'),
      files('FilesRejected', 'rejected', 'sum', Color.ORANGE),
      files('FilesFailed', 'failed', 'sum', Color.RED),
    ]),
    graph('Statements and names', [articles('Statements', 'statements'), articles('Names', 'names')]),
    graph('Seconds from upload to rows', [...seconds(files, 'file'), ...seconds(articles, 'statements')]),
    graph('DynamoDB units a message', [
      files('WriteUnits', 'file, written', 'avg'),
      files('ReadUnits', 'file, read', 'avg'),
      articles('WriteUnits', 'article, written', 'avg'),
      articles('ReadUnits', 'article, read', 'avg'),
    ]),
  );
};

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 6, height: 6 });
