import { resourcesOfType, type Template } from '../../../lib/local/template/template.ts';
import type { Standing } from './bill.ts';

/** What the template has that costs something whatever arrives. */
export const standingOf = (template: Template): Standing => {
  const count = (...types: string[]) => resourcesOfType(template, ...types).length;
  const functions = resourcesOfType(template, 'AWS::Lambda::Function');
  const watched = resourcesOfType(template, 'AWS::CloudWatch::Alarm').map(({ properties: { Metrics } }) =>
    Array.isArray(Metrics) ? Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length : 1,
  );
  const dashboards = JSON.stringify(resourcesOfType(template, 'AWS::CloudWatch::Dashboard')).replaceAll('\\"', '"');
  // "Newsprint","FilesNew","service","deduplicate": as many metrics as there are names and values.
  const shown = dashboards.match(/"Newsprint",("\w+",)+"\w+"/g) ?? [];
  const alarms = resourcesOfType(template, 'AWS::CloudWatch::Alarm').flatMap(({ properties }) =>
    properties.Namespace === 'Newsprint' ? `${properties.MetricName} ${JSON.stringify(properties.Dimensions)}` : [],
  );
  return {
    alarmMetrics: watched.reduce((sum, metrics) => sum + metrics, 0),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    metrics: new Set(shown).size + new Set(alarms).size,
    polledQueues: count('AWS::Lambda::EventSourceMapping'),
    tables: count('AWS::DynamoDB::Table'),
    functions: functions.length,
    traced: functions.some(({ properties }) => JSON.stringify(properties.TracingConfig ?? '').includes('Active')),
  };
};
