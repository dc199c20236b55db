import { describe, expect, it } from 'vitest';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { type Resource, templateOf } from './template.ts';

const production = templateOf('production');
const development = templateOf('development');
const table = (name: string): Resource => production.one('AWS::DynamoDB::Table', `Tables${name}`);

interface Key {
  AttributeName: string;
  KeyType: 'HASH' | 'RANGE';
}
interface Index {
  IndexName: string;
  KeySchema: Key[];
  Projection: { ProjectionType: string; NonKeyAttributes: string[] };
}
const keyNames = (schema: Key[]) => schema.map(({ AttributeName }) => AttributeName);
const indexes = (name: string): Index[] => table(name).Properties.GlobalSecondaryIndexes ?? [];

describe('the tables', () => {
  it.each([
    [
      'Files',
      ['key', 'version'],
      {
        byOutcome: ['outcome', 'receivedAt'],
        byStory: ['variantOf', 'receivedAt'],
      },
    ],
    ['Articles', ['articleId'], { byDay: ['receivedOn', 'receivedAt'] }],
    ['Stories', ['storyId'], {}],
    ['Statements', ['speaker', 'said'], { byStory: ['storyId', 'said'] }],
    ['Mentions', ['name', 'seen'], {}],
    ['Fingerprints', ['fingerprint'], {}],
    ['Search', ['list', 'entry'], {}],
  ])('%s has the keys %j', (name, keys, byIndex) => {
    expect(table(name).Properties.TableName).toBe(`Newsprint-${name}`);
    expect(keyNames(table(name).Properties.KeySchema)).toEqual(keys);
    expect(Object.fromEntries(indexes(name).map((index) => [index.IndexName, keyNames(index.KeySchema)]))).toEqual(
      byIndex,
    );
  });

  it('are seven', () => {
    expect(production.all('AWS::DynamoDB::Table').size).toBe(7);
  });

  it.each([...production.all('AWS::DynamoDB::Table')])(
    '%s is billed on demand, encrypted, and can be restored',
    (_, { Properties }) => {
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    },
  );

  it('expire only fingerprints', () => {
    const expiring = [...production.all('AWS::DynamoDB::Table').values()].filter(
      ({ Properties }) => Properties.TimeToLiveSpecification !== undefined,
    );
    expect(expiring).toEqual([table('Fingerprints')]);
    expect(table('Fingerprints').Properties.TimeToLiveSpecification).toEqual({
      AttributeName: 'expiresAt',
      Enabled: true,
    });
  });

  it('outlive the stack in production, but not a failed creation of it', () => {
    for (const resource of production.all('AWS::DynamoDB::Table').values()) {
      expect([resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
      expect(resource.Properties.DeletionProtectionEnabled).toBe(false);
    }
  });

  it('are protected against deletion once that is set', () => {
    const tables = templateOf('production', { deletionProtection: true }).all('AWS::DynamoDB::Table');
    for (const { Properties } of tables.values()) expect(Properties.DeletionProtectionEnabled).toBe(true);
  });

  it('are deleted with the stack in development', () => {
    for (const resource of development.all('AWS::DynamoDB::Table').values()) {
      expect([resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual(['Delete', 'Delete']);
      expect(resource.Properties.DeletionProtectionEnabled).toBe(false);
      expect(resource.Properties.TableName).toMatch(/^Newsprint-development-/);
    }
  });
});

describe('an update', () => {
  /** Those of the last release. */
  const RELEASED: Record<string, readonly string[]> = {
    Files: ['byOutcome', 'byArticle', 'byStory'],
    Articles: ['byStory', 'byDay'],
    Stories: ['byDay'],
    Statements: ['byStory', 'byQuotation'],
  };

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
  it.each(Object.keys(RELEASED))('from 0.2.0 creates or deletes one index of %s at most', (name) => {
    const [before, now] = [RELEASED[name]!, indexes(name).map(({ IndexName }) => IndexName)];
    const changed = [...before, ...now].filter((index) => !(before.includes(index) && now.includes(index)));
    expect(changed.length).toBeLessThanOrEqual(1);
  });
});

describe('what the indexes project', () => {
  const all = ['Files', 'Articles', 'Stories', 'Statements', 'Mentions'].flatMap((name) =>
    indexes(name).map((index) => ({ name: `${name}.${index.IndexName}`, ...index.Projection })),
  );

  it.each(all)('$name: selected attributes', ({ ProjectionType, NonKeyAttributes }) => {
    expect(ProjectionType).toBe('INCLUDE');
    expect(NonKeyAttributes.length).toBeGreaterThan(0);
  });

  it.each(all)('$name: no attribute long enough to cost a second write unit', ({ NonKeyAttributes }) => {
    const long = [
      'text',
      'summary',
      'people',
      'organisations',
      'places',
      'keyPhrases',
      'dates',
      'removedPassages',
      'about',
    ];
    expect(NonKeyAttributes.filter((attribute) => long.includes(attribute))).toEqual([]);
  });

  it('no story, as every further copy changes its row', () => {
    expect(all.filter(({ name }) => name.startsWith('Stories.'))).toEqual([]);
  });

  it('no day of an article any more: that index is empty and goes with the next release', async () => {
    const request = {
      articleId: 'a',
      storyId: 'a',
      key: 'a.txt',
      version: 'v',
      receivedAt: '2026-03-01T10:00:00.000Z',
    };
    const { article } = await analyseArticle({ ...request, article: { paragraphs: ['The quay is open.'] } });
    expect(article).not.toHaveProperty('receivedOn');
  });
});

describe('after tables were lost or restored', () => {
  const later = templateOf('production', { generation: 3, tableNames: { Files: 'Newsprint-Files-restored' } });
  const named = (name: string) =>
    [...later.all('AWS::DynamoDB::Table')].find(([, { Properties }]) => Properties.TableName === name)?.[0];

  it('Fingerprints, Stories and Search begin anew, and the tables of before stay', () => {
    for (const name of ['Fingerprints', 'Stories', 'Search']) {
      expect(named(`Newsprint-${name}-3`)).toBeDefined();
      expect(named(`Newsprint-${name}`)).toBeUndefined();
      expect(table(name)).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    }
    expect(named('Newsprint-Articles')).toBeDefined();
  });

  it('a restored table is a new resource, so that it can be imported, and the functions use it', () => {
    const id = named('Newsprint-Files-restored');
    expect(id).toBeDefined();
    expect(Object.keys(production.json.Resources)).not.toContain(id);
    for (const name of ['WorkersDeduplicate', 'WorkersAnalyse', 'Backfill']) {
      const { FILES_TABLE, GENERATION } = later.one('AWS::Lambda::Function', name).Properties.Environment.Variables;
      expect([FILES_TABLE, GENERATION], name).toEqual([{ Ref: id }, '3']);
    }
  });
});
