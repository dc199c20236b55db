import { describe, expect, it } from 'vitest';
import { evaluate, templateOf } from './template.ts';

const template = templateOf('production');

describe.each(['production', 'development'] as const)('the template of %s', (stage) => {
  const { json } = templateOf(stage);

  it('has four functions and no custom resource', () => {
    const types = Object.values(json.Resources).map(({ Type }) => Type);
    expect(
      types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'),
    ).toEqual([]);
    expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(4);
  });

  const TABLES = ['Articles', 'Files', 'Fingerprints', 'Mentions', 'Search', 'Statements', 'Stories'];

  it('names the bucket, the tables and the queues in its outputs', () => {
    expect(Object.keys(json.Outputs).sort()).toEqual(
      [
        'AlarmTopic',
        'AnalysesDeadLetters',
        'AnalysesQueue',
        'BackfillFunction',
        'BulkAnalysesDeadLetters',
        'BulkAnalysesQueue',
        'Dashboard',
        'ExploreFunction',
        'Generation',
        'InboxBucket',
        'ReaderPolicy',
        'RecordsDeadLetters',
        'RecordsQueue',
        'UploadsDeadLetters',
        'UploadsQueue',
        ...TABLES.flatMap((table) => [`${table}Items`, `${table}Table`]),
      ].sort(),
    );
  });

  it('has outputs that refer to its resources', () => {
    const ids = new Set(Object.keys(json.Resources));
    const names = Object.entries(json.Outputs).filter(([name]) => !/^Dashboard$|^Generation$|Items$/.test(name));
    for (const [, { Value }] of names) expect(ids).toContain((Value as { Ref: string }).Ref);
  });

  describe.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com'],
  ])('in the partition %s', (partition, region, host) => {
    const link = (output: string) => evaluate(templateOf(stage), json.Outputs[output]!.Value, { partition, region });
    const stack = stage === 'production' ? 'Newsprint' : 'Newsprint-development';

    it('has outputs that link to the dashboard in the console', () => {
      expect(link('Dashboard')).toBe(`${host}/cloudwatch/home?region=${region}#dashboards/dashboard/${stack}`);
    });

    it.each(TABLES)('has outputs that link to the item explorer of %s', (table) => {
      expect(link(`${table}Items`)).toBe(
        `${host}/dynamodbv2/home?region=${region}#item-explorer?maximize=true&table=${stack}-${table}`,
      );
    });
  });
});

it('the template of production matches the snapshot, so that every change of it is seen', () => {
  const { Resources, Outputs } = template.json;
  const withoutMetadata = Object.entries(Resources).map(
    ([id, { Metadata: _, ...rest }]: [string, object & { Metadata?: object }]) => [id, rest],
  );
  const masked = JSON.stringify({ Resources: Object.fromEntries(withoutMetadata), Outputs }).replace(
    /[0-9a-f]{64}/g,
    '<asset>',
  );
  expect(JSON.parse(masked)).toMatchSnapshot();
});
