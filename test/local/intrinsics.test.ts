// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of CloudFormation's Fn::Sub
import { describe, expect, it } from 'vitest';
import { TemplateError } from '../../lib/local/errors.ts';
import { resolve, type Scope } from '../../lib/local/template/intrinsics.ts';

const scope: Scope = {
  ref: (name) => {
    const values: Record<string, unknown> = { 'AWS::Region': 'eu-west-1', Queue: 'https://queue', Names: ['a', 'b'] };
    if (name in values) return values[name];
    throw new TemplateError(`unknown: ${name}`);
  },
  attribute: (id, attribute) => `${id}/${attribute}`,
};

describe('intrinsic functions', () => {
  it.each([
    ['Ref', { Ref: 'Queue' }, 'https://queue'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Queue/Arn'],
    ['GetAtt as a string, of a nested attribute', { 'Fn::GetAtt': 'Table.Stream.Arn' }, 'Table/Stream.Arn'],
    ['Join', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Region' }, ':x']] }, 'arn:eu-west-1:x'],
    ['Join of a reference to a list', { 'Fn::Join': [',', { Ref: 'Names' }] }, 'a,b'],
    ['Sub', { 'Fn::Sub': '${Queue}#${Queue.Arn}#${AWS::Region}' }, 'https://queue#Queue/Arn#eu-west-1'],
    ['Sub with variables', { 'Fn::Sub': ['${A}-${Queue}', { A: { Ref: 'AWS::Region' } }] }, 'eu-west-1-https://queue'],
    ['Sub of a literal', { 'Fn::Sub': '${!Queue}' }, '${Queue}'],
    ['Select from Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }] }, 'Arn'],
  ])('are evaluated: %s', (_name, value, expected) => {
    expect(resolve(value, scope)).toBe(expected);
  });

  it('are evaluated at any depth, and other values are left alone', () => {
    const value = { a: [{ b: { Ref: 'Queue' } }, 1, true, null], Reference: 'Ref' };
    expect(resolve(value, scope)).toEqual({ a: [{ b: 'https://queue' }, 1, true, null], Reference: 'Ref' });
  });

  it('leave out properties and items that are AWS::NoValue', () => {
    const nothing = { Ref: 'AWS::NoValue' };
    expect(resolve({ a: nothing, b: [nothing, 1] }, scope)).toEqual({ b: [1] });
  });

  it('fail with the name of an unsupported function', () => {
    expect(() => resolve({ 'Fn::ImportValue': 'x' }, scope)).toThrow('Fn::ImportValue');
  });

  it('fail on an unknown reference', () => {
    expect(() => resolve({ a: { Ref: 'Elsewhere' } }, scope)).toThrow(TemplateError);
  });
});
