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

describe('what references resolve to', () => {
  it('is what was created under the logical id', () => {
    const resources = new Resources(template, 'eu-west-1');
    resources.add('Queue', 'https://queue', { Arn: 'arn:aws:sqs:eu-west-1:123456789012:queue' });
    expect(resources.ref('Queue')).toBe('https://queue');
    expect(resources.attribute('Queue', 'Arn')).toBe('arn:aws:sqs:eu-west-1:123456789012:queue');
  });

  it('knows the region, the default of a parameter, and the account of what was created', () => {
    const resources = new Resources(template, 'eu-west-1');
    resources.add('Queue', 'https://queue', { Arn: 'arn:aws:sqs:eu-west-1:123456789012:queue' });
    expect(resources.ref('AWS::Region')).toBe('eu-west-1');
    expect(resources.ref('BootstrapVersion')).toBe('/cdk-bootstrap/version');
    expect(resources.ref('AWS::AccountId')).toBe('123456789012');
  });

  it('tells a resource that is not created here from one that the template does not contain', () => {
    const resources = new Resources(template, 'eu-west-1');
    expect(() => resources.ref('Key')).toThrow('Key (AWS::KMS::Key), which the local run does not create');
    expect(() => resources.ref('Lock')).toThrow('Lock, which it does not contain');
  });

  it('finds references at any depth', () => {
    const value = { a: [{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'Arn'] }], c: { 'Fn::Join': ['', [{ Ref: 'C' }]] } };
    expect(referencesIn(value)).toEqual(['A', 'B', 'C']);
  });
});

describe('properties of a resource', () => {
  const [queue] = resourcesOfType(template, 'AWS::SQS::Queue');

  it('are read as far as the schema names them: the key, which is not created here, is not even resolved', () => {
    const schema = z.object({ VisibilityTimeout: z.coerce.number() });
    expect(readProperties(queue!, schema, new Resources(template, 'eu-west-1'))).toEqual({ VisibilityTimeout: 30 });
  });

  it('are refused with the name of the resource and of the property', () => {
    const schema = z.object({ VisibilityTimeout: z.boolean() });
    const read = () => readProperties(queue!, schema, new Resources(template, 'eu-west-1'));
    expect(read).toThrow('AWS::SQS::Queue Queue: VisibilityTimeout');
  });
});
