import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { encryptionKey } from './encryption.ts';
import type { TableName, Tables } from './tables.ts';

/** Tables that answer questions; the others are for the machine. */
const READABLE: readonly TableName[] = ['Files', 'Articles', 'Stories', 'Statements', 'Mentions'];

export interface ReaderPolicyProps {
  config: Config;
  tables: Tables;
  dashboard: Dashboard;
  /** The function behind the explorer on the dashboard, which is invoked in the name of whoever looks at it. */
  widget: IFunction;
  /** Which the dashboard asks why files were refused: they hold keys and reasons, but no texts. */
  logGroups: readonly ILogGroup[];
}

/**
 * For people who only look: the dashboard, and queries, but nothing that reads a whole table. Such a read costs as much as the
 * table is large, and a forgotten WHERE is one.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
export class ReaderPolicy extends Construct {
  readonly policy: ManagedPolicy;

  constructor(scope: Construct, id: string, { config, tables, dashboard, widget, logGroups }: ReaderPolicyProps) {
    super(scope, id);
    const arnsOf = (name: TableName): string[] => {
      const { tableArn } = tables.all[name];
      return [tableArn, ...tables.indexes[name].map((index) => `${tableArn}/index/${index}`)];
    };
    const key = encryptionKey(this, config);
    const readable = READABLE.flatMap(arnsOf);
    const all = (Object.keys(tables.all) as TableName[]).flatMap(arnsOf);
    this.policy = new ManagedPolicy(this, 'Policy', {
      description: `Newsprint: look at ${config.stackName}, query its tables, change nothing`,
      statements: [
        new PolicyStatement({
          sid: 'SeeTheDashboard',
          actions: ['cloudwatch:GetDashboard'],
          resources: [dashboard.dashboardArn],
        }),
        new PolicyStatement({
          sid: 'SeeTheWidget',
          actions: ['lambda:InvokeFunction'],
          resources: [widget.functionArn],
        }),
        new PolicyStatement({
          sid: 'SeeWhyFilesWereRefused',
          actions: ['logs:StartQuery'],
          resources: logGroups.map(({ logGroupArn }) => logGroupArn),
        }),
        // These support no resources.
        new PolicyStatement({
          sid: 'FindTablesAndMetrics',
          actions: [
            'cloudwatch:GetMetricData',
            'cloudwatch:ListDashboards',
            'cloudwatch:ListMetrics',
            'dynamodb:ListTables',
            'logs:GetQueryResults',
            'logs:StopQuery',
          ],
          resources: ['*'],
        }),
        new PolicyStatement({
          sid: 'QueryTablesAndIndexes',
          actions: ['DescribeTable', 'GetItem', 'BatchGetItem', 'Query', 'PartiQLSelect'].map(
            (action) => `dynamodb:${action}`,
          ),
          resources: readable,
        }),
        ...(key ? [mayDecrypt(this, key)] : []),
        new PolicyStatement({ sid: 'NeverScan', effect: Effect.DENY, actions: ['dynamodb:Scan'], resources: all }),
        new PolicyStatement({
          sid: 'NeverSelectFromAWholeTable',
          effect: Effect.DENY,
          actions: ['dynamodb:PartiQLSelect'],
          resources: all,
          conditions: { Bool: { 'dynamodb:FullTableScan': 'true' } },
        }),
      ],
    });
    Validations.of(this.policy).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'Listing tables, dashboards and metrics, reading metrics and results of queries do not support resources.',
    });
  }
}

/** DynamoDB decrypts a table with the customer's key in the name of whoever reads it. */
const mayDecrypt = (scope: Construct, { keyArn }: IKey): PolicyStatement => {
  const { region, urlSuffix } = Stack.of(scope);
  return new PolicyStatement({
    sid: 'DecryptTables',
    actions: ['kms:Decrypt', 'kms:DescribeKey'],
    resources: [keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${urlSuffix}` } },
  });
};
