import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Resources, referencesIn } from '../../lib/local/template/resources.ts';
import { readProperties, resourcesOfType, type Template } from '../../lib/local/template/template.ts';

const template: Template = {
  Parameters: { BootstrapVersion: { Default: '/cdk-bootstrap/version' } },
  Resources: {
    Key: { Type: 'AWS::KMS::Key' },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: '30', KmsMasterKeyId: { Ref: 'Key' } } },
  },
};

describe('references', () => {
  it('resolve to the resource created for the logical id', () => {
    const resources = new Resources(template, 'eu-west-1');
    resources.add('Queue', 'https://queue', { Arn: 'arn:aws:sqs:eu-west-1:123456789012:queue' });
    expect(resources.ref('Queue')).toBe('https://queue');
    expect(resources.attribute('Queue', 'Arn')).toBe('arn:aws:sqs:eu-west-1:123456789012:queue');
  });

  it('resolve to the region, the default of a parameter, and the account of the created resources', () => {
    const resources = new Resources(template, 'eu-west-1');
    resources.add('Queue', 'https://queue', { Arn: 'arn:aws:sqs:eu-west-1:123456789012:queue' });
    expect(resources.ref('AWS::Region')).toBe('eu-west-1');
    expect(resources.ref('BootstrapVersion')).toBe('/cdk-bootstrap/version');
    expect(resources.ref('AWS::AccountId')).toBe('123456789012');
  });

  it('fail with different messages for a resource that is not created here and one missing in the template', () => {
    const resources = new Resources(template, 'eu-west-1');
    expect(() => resources.ref('Key')).toThrow('Key (AWS::KMS::Key), which the local run does not create');
    expect(() => resources.ref('Lock')).toThrow('Lock, which it does not contain');
  });

  it('are found at any depth', () => {
    const value = { a: [{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'Arn'] }], c: { 'Fn::Join': ['', [{ Ref: 'C' }]] } };
    expect(referencesIn(value)).toEqual(['A', 'B', 'C']);
  });
});

describe('the properties of a resource', () => {
  const [queue] = resourcesOfType(template, 'AWS::SQS::Queue');

  it('are read if the schema names them; others, which may refer to resources not created here, are not resolved', () => {
    const schema = z.object({ VisibilityTimeout: z.coerce.number() });
    expect(readProperties(queue!, schema, new Resources(template, 'eu-west-1'))).toEqual({ VisibilityTimeout: 30 });
  });

  it('are refused with the names of the resource and the property', () => {
    const schema = z.object({ VisibilityTimeout: z.boolean() });
    const read = () => readProperties(queue!, schema, new Resources(template, 'eu-west-1'));
    expect(read).toThrow('AWS::SQS::Queue Queue: VisibilityTimeout');
  });
});
