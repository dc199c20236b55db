import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

/**
 * The most articles in a bucket. At sixteen bytes each, and four more for each origin that is counted, a full bucket is one
 * write unit. A later article is not entered but still finds the first ones (docs/similarity.md has what the bound costs
 * and saves).
 */
export const BUCKET_MEMBERS = 32;

/**
 * The most of them from one source and from one upload, so that nobody can fill the buckets of an article with notes that
 * quote it: its revision would enter none of them, and be taken for a story of its own.
 */
export const SOURCE_MEMBERS = 24;
export const UPLOAD_MEMBERS = 8;

/** Where an article comes from, as far as buckets are concerned. */
export interface Origin {
  /** What its uploader may write to: a folder of the inbox. */
  source: string;
  /** The file, if it holds several articles. */
  upload?: string;
}

/** A bucket that no article enters for this long expires: news is copied within days, seldom within weeks. */
const BUCKET_DAYS = 90;

const DAY_SECONDS = 86_400;

/** Full buckets that one function remembers: a few megabytes. */
const MAX_REMEMBERED_BUCKETS = 5_000;

/** How long a bucket is remembered that is full for one source only: others may still enter it. */
const SOURCE_FULL_MILLISECONDS = 600_000;

type Members = Set<Uint8Array>;
type EnterBucket = (bucket: string, articleId: string, day: string, origin: Origin) => Promise<string[]>;

/**
 * Enters buckets and remembers the full ones. A full bucket does not change, so a function that has seen one need not ask
 * again: a bucket that every article hits (a phrase, a publisher's notice) is written to once per function and not once
 * per article.
 */
export const rememberingFull = (enter: EnterBucket, now: () => number = Date.now): EnterBucket => {
  const full = new Map<string, { members: string[]; until: number }>();
  return async (bucket, articleId, day, origin) => {
    const forSource = `${bucket} ${origin.source}`;
    const known = full.get(bucket) ?? full.get(forSource);
    if (known && now() < known.until) return known.members;
    full.delete(forSource);
    const members = await enter(bucket, articleId, day, origin);
    const isFull = members.length >= BUCKET_MEMBERS;
    const isRefused = members.length >= SOURCE_MEMBERS && !members.includes(articleId);
    if ((isFull || isRefused) && full.size < MAX_REMEMBERED_BUCKETS) {
      const until = isFull ? Number.POSITIVE_INFINITY : now() + SOURCE_FULL_MILLISECONDS;
      full.set(isFull ? bucket : forSource, { members, until });
    }
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
  { source, upload }: Origin,
): Promise<string[]> => {
  const member = Buffer.from(articleId, 'hex');
  // An upload of one article enters a bucket once and need not be counted.
  const counted = [
    { name: '#source', attribute: shortName('s', source), bound: SOURCE_MEMBERS },
    ...(upload === undefined ? [] : [{ name: '#upload', attribute: shortName('u', upload), bound: UPLOAD_MEMBERS }]),
  ];
  const fits = ({ name, bound }: { name: string; bound: number }) =>
    `(attribute_not_exists(${name}) OR size(${name}) < :${bound})`;
  const places = [{ name: 'members', bound: BUCKET_MEMBERS }, ...counted];
  try {
    const { Attributes } = await db.send(
      new UpdateCommand({
        TableName: table,
        Key: { fingerprint: bucket },
        UpdateExpression: `ADD members :self, ${counted.map(({ name }) => `${name} :short`).join(', ')} SET expiresAt = :then`,
        ConditionExpression: `contains(members, :member) OR (${places.map(fits).join(' AND ')})`,
        ExpressionAttributeNames: Object.fromEntries(counted.map(({ name, attribute }) => [name, attribute])),
        ExpressionAttributeValues: {
          ':self': new Set([member]),
          ':short': new Set([member.subarray(0, 4)]),
          ':member': member,
          ...Object.fromEntries(places.map(({ bound }) => [`:${bound}`, bound])),
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

/** The attribute that counts an origin: a few bytes, as a bucket has one for each. */
const shortName = (kind: 's' | 'u', origin: string): string =>
  kind + createHash('sha256').update(origin).digest('base64url').slice(0, 6);

/** For emulators that do not return the item with a failed condition. */
const membersOf = async (db: DynamoDBDocumentClient, table: string, bucket: string): Promise<Members> => {
  const { Item } = await db.send(
    new GetCommand({ TableName: table, Key: { fingerprint: bucket }, ConsistentRead: true }),
  );
  return (Item?.members as Members | undefined) ?? new Set();
};

const idsOf = (members: Iterable<Uint8Array> = []): string[] =>
  Array.from(members, (member) => Buffer.from(member).toString('hex'));
