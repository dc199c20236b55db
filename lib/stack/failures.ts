import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import type { Worker } from './worker.ts';

const MINUTE = Duration.minutes(1);

/**
 * Of the messages that a function was given within a minute, how many in a hundred failed: those named in its responses too,
 * which the function's own metric of errors does not count.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
 */
export const failedShare = ({ mappings }: Worker): IMetric => {
  const [failed, invoked] = ['FailedInvokeEventCount', 'InvokedEventCount'].map((name) =>
    mappings.map(eventCount(name)),
  );
  const named = (kind: string, metrics: readonly IMetric[] = []) =>
    metrics.map((metric, i) => [`${kind}${i}`, metric] as const);
  const sum = (kind: string) => mappings.map((_, i) => `FILL(${kind}${i}, 0)`).join(' + ');
  return new MathExpression({
    expression: `100 * (${sum('failed')}) / (${sum('invoked')})`,
    usingMetrics: Object.fromEntries([...named('failed', failed), ...named('invoked', invoked)]),
    label: 'failed in a hundred',
    period: MINUTE,
  });
};

const eventCount = (metricName: string) => (mapping: EventSourceMapping) =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
    statistic: 'sum',
    period: MINUTE,
  });

/** What the functions count themselves: functions/messages/metrics.ts. */
export const ownMetric = (
  metricName: 'LimitReached' | 'LastTry' | 'Files',
  dimensionsMap: { service: string; source?: string },
  period = MINUTE,
): IMetric => new Metric({ namespace: 'Newsprint', metricName, dimensionsMap, statistic: 'sum', period });
