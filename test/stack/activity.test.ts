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

  it('shows how much came before, what a message is billed for, and why files were refused', () => {
    expect(body).toContain('100 * (FILL(copies0, 0) + FILL(variants0, 0))');
    for (const step of ['Deduplicate', 'Analyse']) expect(body).toContain(`${step}: billed milliseconds a message`);
    expect(body).toContain('Refused, by reason');
  });
});

describe('the dashboard, if sources are named', () => {
  const named = templateOf('production', { sources: { Reuters: { prefix: 'reuters/' }, Post: { prefix: 'post/' } } });
  const { Properties } = named.one('AWS::CloudWatch::Dashboard', 'Operations');
  const shownOf = (source: string) => {
    const text = JSON.stringify(Properties).replaceAll('\\"', '"');
    const all = text.matchAll(new RegExp(`"Newsprint","(\\w+)","service","(\\w+)","source","${source}"`, 'g'));
    return [...new Set(Array.from(all, ([, name, service]) => `${service} ${name}`))].sort();
  };

  it('shows ten metrics of each', () => {
    const wanted = [
      ...['Files', 'FilesNew', 'FilesVariant', 'FilesCopy', 'FilesRejected', 'Corrections', 'SecondsToRows'].map(
        (name) => `deduplicate ${name}`,
      ),
      ...['Statements', 'Names', 'SecondsToRows'].map((name) => `analyse ${name}`),
    ].sort();
    for (const source of ['Reuters', 'Post']) expect(shownOf(source)).toEqual(wanted);
    expect(shown.filter((name) => name.includes('source'))).toEqual([]);
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
      'Newsprint/When each folder last sent a file',
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
