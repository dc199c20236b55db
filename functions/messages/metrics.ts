import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

const metrics = new Metrics();

/**
 * Counts something that an alarm watches, by the name of the function. It is written to the log at once, from where
 * CloudWatch takes it, so that it is not lost if the function is killed afterwards.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html
 */
export const count = (name: 'LimitReached' | 'LastTry'): void => {
  metrics.singleMetric().addMetric(name, MetricUnit.Count, 1);
};
