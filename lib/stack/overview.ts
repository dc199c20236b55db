import { CustomWidget, Dashboard, GraphWidget, type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { addActivity } from './activity.ts';
import type { Config } from './config.ts';
import type { StackFunction } from './stack-function.ts';
import type { Step } from './step.ts';

/** A dashboard: the explorer, and a row for each step with messages, waiting time, duration and failures. */
export class Overview extends Construct {
  readonly dashboard: Dashboard;

  constructor(
    scope: Construct,
    id: string,
    props: { config: Config; steps: Record<string, Step>; explorer: StackFunction },
  ) {
    super(scope, id);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: props.config.stackName,
      defaultInterval: Duration.days(1),
    });
    this.dashboard.addWidgets(
      new CustomWidget({
        title: 'Explorer',
        functionArn: props.explorer.function.functionArn,
        width: 24,
        height: 20,
        // A refresh would throw a reader back to the start; the time range is what the start shows.
        updateOnRefresh: false,
        updateOnResize: false,
        updateOnTimeRangeChange: true,
      }),
    );
    const workers = Object.values(props.steps).map(({ worker }) => worker);
    addActivity(
      this.dashboard,
      workers.map(({ logGroup }) => logGroup),
      Object.keys(props.config.sources),
    );
    for (const [name, { queue, bulkQueue, worker }] of Object.entries(props.steps)) {
      this.dashboard.addWidgets(
        graph(`${name}: messages`, [
          queue.queue.metricNumberOfMessagesSent({ label: 'came' }),
          queue.queue.metricNumberOfMessagesDeleted({ label: 'done' }),
          queue.queue.metricApproximateNumberOfMessagesVisible({ label: 'waiting', statistic: 'max' }),
          bulkQueue.queue.metricApproximateNumberOfMessagesVisible({ label: 'waiting in bulk', statistic: 'max' }),
          queue.deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'dead letters', statistic: 'max' }),
        ]),
        graph(`${name}: seconds the oldest has waited`, [
          queue.queue.metricApproximateAgeOfOldestMessage({ label: 'oldest', statistic: 'max' }),
        ]),
        graph(`${name}: milliseconds a batch`, [
          worker.function.metricDuration({ label: 'median', statistic: 'p50' }),
          worker.function.metricDuration({ label: '99th percentile', statistic: 'p99' }),
        ]),
        graph(`${name}: billed milliseconds a message`, [
          new MathExpression({
            expression: 'time / (FILL(done, 0) + FILL(bulk, 0))',
            usingMetrics: {
              time: worker.function.metricDuration({ statistic: 'sum' }),
              done: queue.queue.metricNumberOfMessagesDeleted(),
              bulk: bulkQueue.queue.metricNumberOfMessagesDeleted(),
            },
            label: 'a message',
            period: Duration.minutes(5),
          }),
        ]),
        graph(`${name}: failures`, [
          worker.function.metricErrors({ label: 'errors' }),
          worker.function.metricThrottles({ label: 'throttles' }),
        ]),
      );
    }
  }
}

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 6, height: 6 });
