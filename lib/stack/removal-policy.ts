import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Config } from './config.ts';

/**
 * What becomes of the tables and the inbox. Those of a deployment that failed to create the stack hold nothing and go with
 * it: kept, they would be in the way of the next attempt, which gives them the same names.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export const removalPolicy = ({ keepsData }: Config): RemovalPolicy =>
  keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
