import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Capacity } from '../tables/client.ts';
import type { Outcome } from '../tables/rows.ts';

const metrics = new Metrics();

/** The metrics of a source that the settings name; what is not of one has none beside those of all. */
interface Source {
  prefix: string;
  metrics: Metrics;
}

/** As the stack sets them: the beginnings of keys by the names of sources. The longest is looked for first. */
const sources: Source[] = Object.entries<string>(JSON.parse(process.env.SOURCES ?? '{}'))
  .map(([source, prefix]) => ({ prefix, metrics: new Metrics({ defaultDimensions: { source } }) }))
  .sort((a, b) => b.prefix.length - a.prefix.length);

const sourceOf = (key: string): Metrics | undefined => sources.find(({ prefix }) => key.startsWith(prefix))?.metrics;

/**
 * Counts something that an alarm watches, by the name of the function. It is written to the log at once, from where
 * CloudWatch takes it, so that it is not lost if the function is killed afterwards.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html
 */
export const count = (name: 'LimitReached' | 'LastTry'): void => {
  metrics.singleMetric().addMetric(name, MetricUnit.Count, 1);
};

/** What the dashboard shows; lib/stack/activity.ts has the same names. */
type Measured = 'Statements' | 'Names' | 'Corrections' | `Files${Capitalize<Outcome>}`;

/** What is measured of each source too: CloudWatch bills each of these for each source. */
const OF_SOURCES: ReadonlySet<Measured> = new Set<Measured>([
  'Statements',
  'Names',
  'Corrections',
  'FilesNew',
  'FilesVariant',
  'FilesCopy',
  'FilesRejected',
]);

/**
 * Counts what was found; written once for a batch.
 *
 * @param key of the file
 */
export const measure = (name: Measured, key: string, value = 1): void => {
  metrics.addMetric(name, MetricUnit.Count, value);
  if (OF_SOURCES.has(name)) sourceOf(key)?.addMetric(name, MetricUnit.Count, value);
};

/** Of files stored earlier, a backfill brings the events: they say nothing about how long it takes, nor that a source is alive. */
const MAX_SECONDS = 86_400;

const secondsSince = (receivedAt: string): number | undefined => {
  const seconds = (Date.now() - Date.parse(receivedAt)) / 1000;
  return seconds >= 0 && seconds < MAX_SECONDS ? seconds : undefined;
};

/**
 * How long it took from the upload to the rows.
 *
 * @param receivedAt when S3 reported the file, ISO 8601
 */
export const measureSeconds = (key: string, receivedAt: string): void => {
  const seconds = secondsSince(receivedAt);
  if (seconds === undefined) return;
  for (const one of [metrics, sourceOf(key)]) one?.addMetric('SecondsToRows', MetricUnit.Seconds, seconds);
};

/** That a source has sent a file, whatever became of it: an alarm watches for those that send nothing. */
export const measureArrival = (key: string, receivedAt: string): void => {
  if (secondsSince(receivedAt) !== undefined) sourceOf(key)?.addMetric('Files', MetricUnit.Count, 1);
};

export const measureCapacity = ({ readUnits, writeUnits }: Capacity): void => {
  metrics.addMetric('ReadUnits', MetricUnit.Count, readUnits);
  metrics.addMetric('WriteUnits', MetricUnit.Count, writeUnits);
};

/** Writes what was measured to the log: a line, and one for each source. */
export const publishMetrics = (): void => {
  for (const one of [metrics, ...sources.map((source) => source.metrics)]) {
    if (one.hasStoredMetrics()) one.publishStoredMetrics();
  }
};
