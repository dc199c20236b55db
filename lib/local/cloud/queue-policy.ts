import { z } from 'zod';
import { TemplateError } from '../errors.ts';
import type { Resources } from '../template/resources.ts';
import { readProperties, resourcesOfType, type Template } from '../template/template.ts';

const oneOrMore = z.union([z.string().transform((single) => [single]), z.array(z.string())]);
const conditions = z.record(z.string(), z.record(z.string(), oneOrMore));
const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.default([]),
  Principal: z.union([z.string(), z.record(z.string(), oneOrMore)]).default({}),
  Resource: oneOrMore.default([]),
  Condition: conditions.default({}),
});
const policyProperties = z.object({
  Queues: z.array(z.string()),
  PolicyDocument: z.object({ Statement: z.array(statement) }),
});

type Statement = z.output<typeof statement>;

/**
 * Checks that the queue's policy lets S3 send it the bucket's events. If it did not, the deployment would fail, as S3
 * sends a test event when notifications are configured. Only the parts of a policy that this needs are understood:
 * Allow statements for the service, and conditions that S3's requests meet.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 *
 * @throws {TemplateError} if no statement allows it
 */
export const checkBucketMaySend = (
  template: Template,
  resources: Resources,
  bucketArn: string,
  queue: { arn: string; url: string; id: string },
): void => {
  const statements = resourcesOfType(template, 'AWS::SQS::QueuePolicy')
    .map((resource) => readProperties(resource, policyProperties, resources))
    .filter(({ Queues }) => Queues.includes(queue.url))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  const request: Record<string, string> = {
    'aws:sourcearn': bucketArn,
    'aws:sourceaccount': String(resources.ref('AWS::AccountId')),
    'aws:securetransport': 'true',
  };
  if (!statements.some((candidate) => allows(candidate, queue.arn, request))) {
    throw new TemplateError(`No policy of the queue ${queue.id} lets S3 send it the events of ${bucketArn}`);
  }
};

const allows = ({ Effect, Action, Principal, Resource, Condition }: Statement, queueArn: string, request: object) => {
  const services =
    typeof Principal === 'string' ? [Principal] : [...(Principal.Service ?? []), ...(Principal.AWS ?? [])];
  return (
    Effect === 'Allow' &&
    services.some((service) => service === 's3.amazonaws.com' || service === '*') &&
    Action.some((action) => matches(action.toLowerCase(), 'sqs:sendmessage')) &&
    Resource.some((resource) => matches(resource, queueArn)) &&
    Object.entries(Condition).every(([operator, tests]) =>
      Object.entries(tests).every(([key, values]) =>
        holds(operator, values, (request as Record<string, string>)[key.toLowerCase()]),
      ),
    )
  );
};

const holds = (operator: string, values: string[], actual: string | undefined): boolean => {
  if (actual === undefined) return operator.endsWith('IfExists');
  // StringEquals, ArnLike, Bool …: here they all compare strings, with wildcards.
  return values.some((value) => matches(value, actual)) !== operator.includes('Not');
};

/** Whether the text matches the pattern, in which `*` is any text. */
const matches = (pattern: string, text: string): boolean => {
  const [head = '', ...rest] = pattern.split('*');
  if (!text.startsWith(head)) return false;
  const tail = rest.pop();
  if (tail === undefined) return text === head;
  let position = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return text.length - tail.length >= position && text.endsWith(tail);
};
