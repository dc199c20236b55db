import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';

const ID = 'EncryptionKey';

/** The customer's key, if the configuration names one: one reference for all of the stack. */
export const encryptionKey = (scope: Construct, { kmsKeyArn }: Config): IKey | undefined => {
  if (kmsKeyArn === undefined) return undefined;
  const stack = Stack.of(scope);
  return (stack.node.tryFindChild(ID) as IKey | undefined) ?? Key.fromKeyArn(stack, ID, kmsKeyArn);
};

/**
 * What a function that reads and writes needs of the key, and the services through which it may use it: its credentials
 * alone decrypt nothing.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
export const KEY_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

export const keyConditions = (scope: Construct) => {
  const { region, urlSuffix } = Stack.of(scope);
  return {
    StringEquals: { 'kms:ViaService': ['dynamodb', 's3', 'sqs'].map((name) => `${name}.${region}.${urlSuffix}`) },
  };
};
