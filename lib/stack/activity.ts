import {
  Color,
  type Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryWidget,
  MathExpression,
  Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { REFUSED } from './saved-queries.ts';

type Service = 'deduplicate' | 'analyse';

/** The metrics that the functions write (functions/messages/metrics.ts). Each costs 30 cents in a month in which it is written. */
const metricOf =
  (service: Service, dimensions: Record<string, string> = {}) =>
  (metricName: string, label: string, statistic = 'sum', period = Duration.minutes(5), color?: string): Metric =>
    new Metric({
      namespace: 'Newsprint',
      metricName,
      dimensionsMap: { service, ...dimensions },
      statistic,
      label,
      period,
      ...(color !== undefined && { color }),
    });

/** The same of a source that the settings name. */
const sourceMetric = (service: Service, source: string) => metricOf(service, { source });

const files = metricOf('deduplicate');
const articles = metricOf('analyse');

const coloured = (metricName: string, label: string, color: string) =>
  files(metricName, label, 'sum', Duration.minutes(5), color);

/** Of what came and was accepted, how much had come before: as a copy, or as a version of something. */
const duplicates = (metric: typeof files, label: string, i = 0): IMetric => {
  // Each metric of a graph has an id of its own.
  const [copies, variants, first] = [`copies${i}`, `variants${i}`, `first${i}`] as const;
  const repeated = `FILL(${copies}, 0) + FILL(${variants}, 0)`;
  return new MathExpression({
    expression: `100 * (${repeated}) / (${repeated} + FILL(${first}, 0))`,
    usingMetrics: {
      [copies]: metric('FilesCopy', ''),
      [variants]: metric('FilesVariant', ''),
      [first]: metric('FilesNew', ''),
    },
    label,
    period: Duration.minutes(5),
  });
};

const corrections = (metric: typeof files, label: string): IMetric => metric('Corrections', label);

/** What came, what was found in it, how soon, and for how much capacity. */
export const addActivity = (
  dashboard: Dashboard,
  logGroups: readonly ILogGroup[],
  sources: readonly string[],
): void => {
  const seconds = (metric: typeof files, what: string) =>
    ['p50', 'p95', 'p99'].map((statistic) => metric('SecondsToRows', `${what} ${statistic}`, statistic));
  dashboard.addWidgets(
    graph('Files by outcome', [
      files('FilesNew', 'new'),
      files('FilesVariant', 'variants'),
      files('FilesCopy', 'copies'),
      corrections(files, 'corrections among the variants'),
      files('FilesSuperseded', 'superseded'),
      files('FilesRemoved', 'removed'),
      coloured('FilesRejected', 'rejected', Color.ORANGE),
      coloured('FilesFailed', 'failed', Color.RED),
    ]),
    graph('Copies and versions in a hundred', [duplicates(files, 'copies and versions')]),
    graph('Statements and names an article', [
      articles('Statements', 'statements', 'avg'),
      articles('Names', 'names', 'avg'),
    ]),
    graph('Seconds from upload to rows', [...seconds(files, 'file'), ...seconds(articles, 'statements')]),
    graph('DynamoDB units a message', [
      files('WriteUnits', 'file, written', 'avg'),
      files('ReadUnits', 'file, read', 'avg'),
      articles('WriteUnits', 'article, written', 'avg'),
      articles('ReadUnits', 'article, read', 'avg'),
    ]),
    new LogQueryWidget({
      title: 'Refused, by reason',
      logGroupNames: logGroups.map(({ logGroupName }) => logGroupName),
      queryLines: REFUSED.toString().split('\n| '),
      width: 18,
      height: 6,
    }),
  );
  if (sources.length > 0) addSources(dashboard, sources);
};

const addSources = (dashboard: Dashboard, sources: readonly string[]): void => {
  const each = (service: Service, line: (metric: typeof files, source: string, i: number) => IMetric) =>
    sources.map((source, i) => line(sourceMetric(service, source), source, i));
  dashboard.addWidgets(
    graph(
      'Files by source',
      each('deduplicate', (metric, source) => metric('Files', source)),
    ),
    graph('Copies and versions in a hundred, by source', each('deduplicate', duplicates)),
    graph('Corrections by source', each('deduplicate', corrections)),
    graph(
      'Rejected by source',
      each('deduplicate', (metric, source) => metric('FilesRejected', source)),
    ),
    graph(
      'Seconds from upload to the row of a file, 95th percentile',
      each('deduplicate', (metric, source) => metric('SecondsToRows', source, 'p95')),
    ),
    graph(
      'Seconds from upload to statements, 95th percentile',
      each('analyse', (metric, source) => metric('SecondsToRows', source, 'p95')),
    ),
    graph(
      'Statements an article, by source',
      each('analyse', (metric, source) => metric('Statements', source, 'avg')),
    ),
    graph(
      'Names an article, by source',
      each('analyse', (metric, source) => metric('Names', source, 'avg')),
    ),
  );
};

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 6, height: 6 });
