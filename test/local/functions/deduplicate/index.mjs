/**
 * Replaces the real deduplicate in tests of the wiring: the first file with a content is new, a later one is a copy. It
 * misbehaves if the text begins with "throw", "name me" or "hang".
 */
import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const { FILES_TABLE, FINGERPRINTS_TABLE, ANALYSES_QUEUE_URL } = process.env;
if (!FILES_TABLE) throw new Error('FILES_TABLE is not set');
const s3 = new S3Client({});
const sqs = new SQSClient({});
const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const message of event.Records) {
    const body = JSON.parse(message.body);
    for (const record of body.Records ?? []) {
      if (!(await handleObject(record))) batchItemFailures.push({ itemIdentifier: message.messageId });
    }
  }
  return { batchItemFailures };
};

const handleObject = async ({ eventTime, s3: { bucket, object } }) => {
  const key = decodeURIComponent(object.key.replaceAll('+', ' '));
  const { Body } = await s3.send(
    new GetObjectCommand({ Bucket: bucket.name, Key: key, VersionId: object.versionId }),
  );
  const text = await Body.transformToString();
  if (text.startsWith('throw')) throw new TypeError('told to throw');
  if (text.startsWith('name me')) return false;
  if (text.startsWith('hang')) await new Promise(() => setInterval(() => {}, 1000));
  const fingerprint = createHash('sha256').update(text).digest('hex');
  const { Attributes } = await dynamodb.send(
    new UpdateCommand({
      TableName: FINGERPRINTS_TABLE,
      Key: { fingerprint },
      UpdateExpression: 'SET #first = if_not_exists(#first, :key) ADD members :members',
      ExpressionAttributeNames: { '#first': 'first' },
      ExpressionAttributeValues: { ':key': key, ':members': new Set([key]) },
      ReturnValues: 'ALL_NEW',
    }),
  );
  const isNew = Attributes.first === key;
  await dynamodb.send(
    new PutCommand({
      TableName: FILES_TABLE,
      Item: {
        key,
        version: object.versionId ?? object.sequencer ?? eventTime,
        outcome: isNew ? 'new' : 'copy',
        receivedAt: eventTime,
        size: object.size,
        articleId: fingerprint.slice(0, 32),
        ...(!isNew && { copyOf: Attributes.first }),
      },
    }),
  );
  if (isNew) {
    const request = { articleId: fingerprint.slice(0, 32), key, receivedAt: eventTime, text: text.slice(0, 1000) };
    await sqs.send(new SendMessageCommand({ QueueUrl: ANALYSES_QUEUE_URL, MessageBody: JSON.stringify(request) }));
  }
  return true;
};
