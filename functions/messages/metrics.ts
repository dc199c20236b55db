import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Capacity } from '../tables/client.ts';
import type { Outcome } from '../tables/rows.ts';

const metrics = new Metrics();

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

/** Counts what was found; written once for a batch. */
export const measure = (name: Measured, value = 1): void => {
  metrics.addMetric(name, MetricUnit.Count, value);
};

/** Of files stored earlier, a backfill brings the events: they say nothing about how long it takes. */
const MAX_SECONDS = 86_400;

/**
 * How long it took from the upload to the rows.
 *
 * @param receivedAt when S3 reported the file, ISO 8601
 */
export const measureSeconds = (receivedAt: string): void => {
  const seconds = (Date.now() - Date.parse(receivedAt)) / 1000;
  if (seconds >= 0 && seconds < MAX_SECONDS) metrics.addMetric('SecondsToRows', MetricUnit.Seconds, seconds);
};

export const measureCapacity = ({ readUnits, writeUnits }: Capacity): void => {
  metrics.addMetric('ReadUnits', MetricUnit.Count, readUnits);
  metrics.addMetric('WriteUnits', MetricUnit.Count, writeUnits);
};

/** Writes what was measured to the log, in one line. */
export const publishMetrics = (): void => {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};
