import { Aws, CfnCondition, Fn } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** The console's domain in each partition of AWS: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const CONSOLE = 'console.aws.amazon.com';
const OTHER_CONSOLES = {
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Addresses of pages in the AWS console, in the region and partition that the stack is deployed to. */
export class ConsoleLinks {
  readonly #root: string;

  constructor(scope: Construct) {
    const host = Object.entries(OTHER_CONSOLES).reduce<string>((otherwise, [partition, domain]) => {
      const condition = new CfnCondition(scope, `Is-${partition}`, {
        expression: Fn.conditionEquals(Aws.PARTITION, partition),
      });
      return Fn.conditionIf(condition.logicalId, domain, otherwise).toString();
    }, CONSOLE);
    this.#root = `https://${Aws.REGION}.${host}`;
  }

  dashboard(name: string): string {
    return `${this.#root}/cloudwatch/home?region=${Aws.REGION}#dashboards/dashboard/${name}`;
  }

  /** Where the items of a table are queried. */
  items(table: string): string {
    return `${this.#root}/dynamodbv2/home?region=${Aws.REGION}#item-explorer?maximize=true&table=${table}`;
  }
}
