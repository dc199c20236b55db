import { describe, expect, it } from 'vitest';
import { grants, type Statement, templateOf } from './template.ts';

const template = templateOf('production');
const policy = template.one('AWS::IAM::ManagedPolicy', 'Reader').Properties;
const statements: Statement[] = policy.PolicyDocument.Statement;
const statement = (sid: string): Statement => statements.find(({ Sid }) => Sid === sid)!;

const on = (actions: string[], resources: string[]) =>
  resources.flatMap((resource) => actions.map((action) => `${action} on ${resource}`)).sort();
/** The same with the effect turned around, to list what is denied. */
const denied = (one: Statement) => grants([{ ...one, Effect: 'Allow' }]);

const QUESTIONS = [
  'TablesFiles',
  'TablesFiles/index/byOutcome',
  'TablesFiles/index/byStory',
  'TablesArticles',
  'TablesArticles/index/byDay',
  'TablesStories',
  'TablesStatements',
  'TablesStatements/index/byStory',
  'TablesMentions',
];
const EVERYTHING = [...QUESTIONS, 'TablesFingerprints', 'TablesSearch'];

describe('the policy for people who only look', () => {
  it('is attached to nobody by the stack', () => {
    expect([policy.Users, policy.Groups, policy.Roles]).toEqual([undefined, undefined, undefined]);
  });

  it('has these statements and no others', () => {
    expect(statements.map(({ Sid, Effect }) => `${Effect} ${Sid}`)).toEqual([
      'Allow SeeTheDashboard',
      'Allow SeeTheWidget',
      'Allow SeeWhyFilesWereRefused',
      'Allow FindTablesAndMetrics',
      'Allow QueryTablesAndIndexes',
      'Deny NeverScan',
      'Deny NeverSelectFromAWholeTable',
    ]);
  });

  it("allows the stack's dashboard", () => {
    const { Action, Resource } = statement('SeeTheDashboard');
    expect(Action).toBe('cloudwatch:GetDashboard');
    expect(grants([{ Effect: 'Allow', Action: 'see', Resource }])).toEqual([
      'see on arn:<AWS::Partition>:cloudwatch::<AWS::AccountId>:dashboard/Newsprint',
    ]);
  });

  it('allows to ask the logs of deduplicate and analyse, as the dashboard does', () => {
    expect(grants([statement('SeeWhyFilesWereRefused')])).toEqual(
      on(['logs:StartQuery'], ['WorkersAnalyseLogs', 'WorkersDeduplicateLogs']),
    );
  });

  it('allows to list tables, dashboards and metrics, and to read metrics, which support no resources', () => {
    expect(grants([statement('FindTablesAndMetrics')])).toEqual(
      on(
        [
          'cloudwatch:GetMetricData',
          'cloudwatch:ListDashboards',
          'cloudwatch:ListMetrics',
          'dynamodb:ListTables',
          'logs:GetQueryResults',
          'logs:StopQuery',
        ],
        ['*'],
      ),
    );
  });

  it('allows to describe and query the tables that answer questions, and their indexes', () => {
    const actions = ['DescribeTable', 'GetItem', 'BatchGetItem', 'Query', 'PartiQLSelect'];
    expect(grants([statement('QueryTablesAndIndexes')])).toEqual(
      on(
        actions.map((action) => `dynamodb:${action}`),
        QUESTIONS,
      ),
    );
    expect(statement('QueryTablesAndIndexes').Condition).toBeUndefined();
  });

  it('denies Scan on every table and index', () => {
    expect(denied(statement('NeverScan'))).toEqual(on(['dynamodb:Scan'], EVERYTHING));
    expect(statement('NeverScan').Condition).toBeUndefined();
  });

  it('denies PartiQL that reads a whole table or index', () => {
    const one = statement('NeverSelectFromAWholeTable');
    expect(denied(one)).toEqual(on(['dynamodb:PartiQLSelect'], EVERYTHING));
    expect(one.Condition).toEqual({ Bool: { 'dynamodb:FullTableScan': 'true' } });
  });

  it('allows nothing that writes', () => {
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);
    expect(allowed.filter((action) => !/:(Get|BatchGet|List|Describe|Query|PartiQLSelect)/.test(action))).toEqual([
      'lambda:InvokeFunction',
      // Questions to logs.
      'logs:StartQuery',
      'logs:StopQuery',
    ]);
  });

  it('allows to invoke the function of the widget, and no other', () => {
    expect(grants([statement('SeeTheWidget')])).toEqual(on(['lambda:InvokeFunction'], ['ExploreFunction']));
  });

  it("allows to read what is encrypted with the customer's key, through DynamoDB only, if there is one", () => {
    const kmsKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/12345678-90ab-cdef-1234-567890abcdef';
    const withKey = templateOf('production', { kmsKeyArn });
    const made: Statement[] = withKey.one('AWS::IAM::ManagedPolicy', 'Reader').Properties.PolicyDocument.Statement;
    const decrypt = made.filter(({ Sid }) => Sid === 'DecryptTables');
    expect(grants(decrypt)).toEqual(on(['kms:Decrypt', 'kms:DescribeKey'], [kmsKeyArn]));
    expect(JSON.stringify(decrypt[0]!.Condition)).toContain('"dynamodb.');
    expect(statement('DecryptTables')).toBeUndefined();
  });
});
