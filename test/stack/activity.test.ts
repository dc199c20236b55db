import { describe, expect, it } from 'vitest';
import { templateOf } from './template.ts';

const template = templateOf('production');
const [dashboard] = [...template.all('AWS::CloudWatch::Dashboard').values()];
const body = JSON.stringify(dashboard!.Properties.DashboardBody).replaceAll('\\"', '"');

/** `service name` of each metric of the functions on the dashboard. */
const shown = [...body.matchAll(/\["Newsprint","(\w+)","service","(\w+)"/g)].map(
  ([, name, service]) => `${service} ${name}`,
);

describe('the dashboard', () => {
  it('shows what the functions measure', () => {
    const files = ['New', 'Variant', 'Copy', 'Superseded', 'Removed', 'Rejected', 'Failed'].map(
      (name) => `Files${name}`,
    );
    expect(new Set(shown)).toEqual(
      new Set([
        ...[...files, 'Corrections', 'SecondsToRows', 'WriteUnits', 'ReadUnits'].map((name) => `deduplicate ${name}`),
        ...['Statements', 'Names', 'SecondsToRows', 'WriteUnits', 'ReadUnits'].map((name) => `analyse ${name}`),
      ]),
    );
  });

  it('shows the time from the upload to the rows as percentiles', () => {
    for (const percentile of ['p50', 'p95', 'p99']) expect(body).toContain(`"stat":"${percentile}"`);
  });
});

describe('the saved queries', () => {
  const queries = [...template.all('AWS::Logs::QueryDefinition').values()].map(({ Properties }) => Properties);

  it('answer what happened to a file, why files were refused, what failed, what is slow and what is dear', () => {
    expect(queries.map(({ Name }) => Name).sort()).toEqual([
      'Newsprint/Errors by kind',
      'Newsprint/The files that took most capacity',
      'Newsprint/The slowest batches',
      'Newsprint/What happened to a file',
      'Newsprint/Why files were refused',
    ]);
  });

  it('ask the logs of deduplicate and analyse', () => {
    const logs = ['Deduplicate', 'Analyse'].map((name) => ({
      Ref: template.id('AWS::Logs::LogGroup', `Workers${name}`),
    }));
    for (const { LogGroupNames } of queries) expect(LogGroupNames).toEqual(logs);
  });
});
