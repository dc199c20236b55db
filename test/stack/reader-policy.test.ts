import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/stack/config.ts';
import { ReaderPolicy } from '../../lib/stack/reader-policy.ts';
import { Tables } from '../../lib/stack/tables.ts';
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
  'TablesFiles/index/byArticle',
  'TablesFiles/index/byStory',
  'TablesArticles',
  'TablesArticles/index/byStory',
  'TablesArticles/index/byDay',
  'TablesStories',
  'TablesStories/index/byDay',
  'TablesStatements',
  'TablesStatements/index/byStory',
  'TablesStatements/index/byQuotation',
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

  it('allows to list tables, dashboards and metrics, and to read metrics, which support no resources', () => {
    expect(grants([statement('FindTablesAndMetrics')])).toEqual(
      on(
        ['cloudwatch:GetMetricData', 'cloudwatch:ListDashboards', 'cloudwatch:ListMetrics', 'dynamodb:ListTables'],
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
    expect(allowed.filter((action) => !/:(Get|BatchGet|List|Describe|Query|PartiQLSelect)/.test(action))).toEqual([]);
  });

  it('allows to invoke the function of a widget, if there is one, and no other', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'newsprint-reader-'));
    try {
      const app = new App({ outdir });
      const stack = new Stack(app, 'Test');
      const config = readConfig();
      const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:explore';
      new ReaderPolicy(stack, 'Reader', {
        config,
        tables: new Tables(stack, 'Tables', config),
        dashboard: new Dashboard(stack, 'Dashboard'),
        widget: LambdaFunction.fromFunctionArn(stack, 'Explore', arn),
      });
      const { Resources } = app.synth().getStackByName('Test').template as {
        Resources: Record<string, { Type: string; Properties: { PolicyDocument: { Statement: Statement[] } } }>;
      };
      const made = Object.values(Resources).find(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')!;
      expect(made.Properties.PolicyDocument.Statement).toContainEqual({
        Sid: 'SeeTheWidget',
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: arn,
      });
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});
