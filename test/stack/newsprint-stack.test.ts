import { describe, expect, it } from 'vitest';
import { templateOf } from './template.ts';

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

  it('names the bucket, the tables and the queues in its outputs', () => {
    expect(Object.keys(json.Outputs).sort()).toEqual([
      'AlarmTopic',
      'AnalysesDeadLetters',
      'AnalysesQueue',
      'ArticlesTable',
      'BackfillFunction',
      'BulkAnalysesDeadLetters',
      'BulkAnalysesQueue',
      'ExploreFunction',
      'FilesTable',
      'FingerprintsTable',
      'InboxBucket',
      'MentionsTable',
      'RecordsDeadLetters',
      'RecordsQueue',
      'StatementsTable',
      'StoriesTable',
      'UploadsDeadLetters',
      'UploadsQueue',
    ]);
  });

  it('has outputs that refer to its resources', () => {
    const ids = new Set(Object.keys(json.Resources));
    for (const { Value } of Object.values(json.Outputs)) expect(ids).toContain((Value as { Ref: string }).Ref);
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
