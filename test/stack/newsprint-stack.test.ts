import { describe, expect, it } from 'vitest';
import { templateOf } from './template.ts';

const template = templateOf('production');

describe.each(['production', 'development'] as const)('the template of %s', (stage) => {
  const { json } = templateOf(stage);

  it('brings no custom resource, and no function but the three', () => {
    const types = Object.values(json.Resources).map(({ Type }) => Type);
    expect(
      types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'),
    ).toEqual([]);
    expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(3);
  });

  it('names the bucket, the tables and the queues in its outputs', () => {
    expect(Object.keys(json.Outputs).sort()).toEqual([
      'AlarmTopic',
      'AnalysesDeadLetters',
      'AnalysesQueue',
      'ArticlesTable',
      'BackfillFunction',
      'FilesTable',
      'FingerprintsTable',
      'InboxBucket',
      'MentionsTable',
      'StatementsTable',
      'StoriesTable',
      'UploadsDeadLetters',
      'UploadsQueue',
    ]);
  });

  it('refers to nothing that is not in it', () => {
    const ids = new Set(Object.keys(json.Resources));
    for (const { Value } of Object.values(json.Outputs)) expect(ids).toContain((Value as { Ref: string }).Ref);
  });
});

it('is this, so that every change of the infrastructure is seen', () => {
  const { Resources, Outputs } = template.json;
  const stated = Object.entries(Resources).map(
    ([id, { Metadata: _, ...rest }]: [string, object & { Metadata?: object }]) => [id, rest],
  );
  const masked = JSON.stringify({ Resources: Object.fromEntries(stated), Outputs }).replace(/[0-9a-f]{64}/g, '<asset>');
  expect(JSON.parse(masked)).toMatchSnapshot();
});
