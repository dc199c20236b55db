import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

/**
 * The most articles in a bucket. At sixteen bytes each, a full bucket is one write unit. A later article is not entered
 * but still finds the first ones (docs/similarity.md has what the bound costs and saves).
 */
export const BUCKET_MEMBERS = 24;

/** A bucket that no article enters for this long expires: news is copied within days, seldom within weeks. */
const BUCKET_DAYS = 90;

const DAY_SECONDS = 86_400;

/** Full buckets that one function remembers: a few megabytes. */
const MAX_REMEMBERED_BUCKETS = 5_000;

type Members = Set<Uint8Array>;
type EnterBucket = (bucket: string, articleId: string, day: string) => Promise<string[]>;

/**
 * Enters buckets and remembers the full ones. A full bucket does not change, so a function that has seen one need not ask
 * again: a bucket that every article hits (a phrase, a publisher's notice) is written to once per function and not once
 * per article.
 */
export const rememberingFull = (enter: EnterBucket): EnterBucket => {
  const full = new Map<string, string[]>();
  return async (bucket, articleId, day) => {
    const known = full.get(bucket);
    if (known) return known;
    const members = await enter(bucket, articleId, day);
    if (members.length >= BUCKET_MEMBERS && full.size < MAX_REMEMBERED_BUCKETS) full.set(bucket, members);
    return members;
  };
};

/** One atomic write both enters the article and returns the members. */
export const enterBucket = async (
  db: DynamoDBDocumentClient,
  table: string,
  bucket: string,
  articleId: string,
  day: string,
): Promise<string[]> => {
  const member = Buffer.from(articleId, 'hex');
  try {
    const { Attributes } = await db.send(
      new UpdateCommand({
        TableName: table,
        Key: { fingerprint: bucket },
        UpdateExpression: 'ADD members :self SET expiresAt = :then',
        ConditionExpression: 'attribute_not_exists(members) OR size(members) < :bound OR contains(members, :member)',
        ExpressionAttributeValues: {
          ':self': new Set([member]),
          ':member': member,
          ':bound': BUCKET_MEMBERS,
          // Not counted from the day of a file stored long ago: that would expire the bucket for its other members.
          ':then': Math.floor(Math.max(Date.parse(day), Date.now()) / 1000) + BUCKET_DAYS * DAY_SECONDS,
        },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return idsOf(Attributes?.members as Members);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return idsOf(error.Item?.members?.BS ?? (await membersOf(db, table, bucket)));
  }
};

/** For emulators that do not return the item with a failed condition. */
const membersOf = async (db: DynamoDBDocumentClient, table: string, bucket: string): Promise<Members> => {
  const { Item } = await db.send(
    new GetCommand({ TableName: table, Key: { fingerprint: bucket }, ConsistentRead: true }),
  );
  return (Item?.members as Members | undefined) ?? new Set();
};

const idsOf = (members: Iterable<Uint8Array> = []): string[] =>
  Array.from(members, (member) => Buffer.from(member).toString('hex'));
