import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredSketch } from '../../lib/text/similarity/stored-sketch.ts';
import { enterBucket, rememberingFull } from './bucket.ts';
import { compareAndSet, whenItHolds } from './condition.ts';
import { remembering } from './remembering.ts';

/** The file an article was first read from, and all that reading it again takes. */
export interface FirstFile {
  key: string;
  version: string;
  sequencer: string;
  /** The time of the S3 event. */
  receivedAt: string;
  versionId?: string;
  eTag?: string;
  /** Bytes of the object. */
  size?: number;
  /** Where the article stands in a bulk file, from 1. */
  part?: number;
  /** At which byte of a bulk file it begins, of what the file unpacks to where it is `packed`. */
  offset?: number;
  packed?: boolean;
}

/** What is known of one content. Never expires: a copy may come after years. */
export interface Claim extends FirstFile, StoredSketch {
  articleId: string;
  /** When it was first claimed, and where in its file: never changes. With the id after it, it orders articles. */
  since: string;
  /** What its story is listed under; goes with its last file. */
  title?: string;
  /** How often its last file was withdrawn; absent where that never happened. */
  withdrawals?: number;
  /** While no file of it stands: the time of the event that took the last one, ISO 8601. */
  withdrawnAt?: string;
  /** It was withdrawn, or a file of it stands again, and what follows from that is not finished. */
  settling?: boolean;
  /** How many of its withdrawals and returns its story's count of articles has been told of. */
  countedTurns?: number;
  /** An earlier file brought the article and was counted for it, but no longer stands. */
  succeeds?: boolean;
}

/** Attributes of a claim as they are, or as they shall be; undefined stands for an absent one. */
export type ClaimAttributes = { readonly [name in keyof Claim]?: Claim[name] | undefined };

/** Does the claim belong to this file? */
export const isClaimOf = (claim: Claim, { key, version }: Pick<FirstFile, 'key' | 'version'>): boolean =>
  claim.key === key && claim.version === version;

/** Where an article stands among those like it: the forest of which each tree is a story. */
export interface Node {
  /** An earlier article of the same story; none where the article leads its story. Set once. */
  parent?: string;
  /** It led a story of its own, which may have counted files. */
  led?: boolean;
}

/** The Fingerprints table: for the machine only. Every read is consistent. */
export interface Fingerprints {
  claim(articleId: string): Promise<Claim | undefined>;
  /** Claims a content for a file unless it is claimed, and tells whether it did. */
  addClaim(claim: Claim): Promise<boolean>;
  /**
   * Hands a claim over from a file that no longer stands, unless somebody else did. A withdrawn article is no longer
   * withdrawn then.
   */
  moveClaim(
    articleId: string,
    from: Pick<FirstFile, 'key' | 'version'>,
    to: FirstFile & Pick<Claim, 'succeeds' | 'title'>,
  ): Promise<boolean>;
  /** Sets attributes of a claim if others are still as they were seen, and tells whether it did. */
  changeClaim(articleId: string, seen: ClaimAttributes, set: ClaimAttributes): Promise<boolean>;
  /** What an article is compared by. Never changes, so that it need not be read twice. */
  sketch(articleId: string): Promise<StoredSketch | undefined>;
  /** None before it is decided whether the article leads a story. */
  node(articleId: string): Promise<Node | undefined>;
  /** Writes a node where there is none, and tells whether it did. */
  addNode(articleId: string, node: Node): Promise<boolean>;
  /** Sets the parent of a node that has none, and tells whether it did. */
  setParent(articleId: string, parent: string): Promise<boolean>;
  /**
   * Enters an article in a bucket and tells who is in it, in one step: of two that enter, at least one finds the other.
   * A full bucket takes nobody in and still answers.
   *
   * @param day when it is entered, ISO 8601; a bucket that nobody has entered for long expires
   */
  enterBucket(bucket: string, articleId: string, day: string): Promise<string[]>;
  /** Notes files that belong to a story on one of its numbered pages. Adding is a union: nothing noted is ever lost. */
  notePage(storyId: string, page: number, tokens: string[]): Promise<void>;
  page(storyId: string, page: number): Promise<string[]>;
}

/** What is replaced where a claim passes to another file. */
const FIRST_FILE_ATTRIBUTES = [
  'key',
  'version',
  'sequencer',
  'receivedAt',
  'versionId',
  'eTag',
  'size',
  'part',
  'offset',
  'packed',
  'succeeds',
  'title',
] as const;

/** The change that hands a claim over, and ends a withdrawal. */
export const asClaimOf = (to: FirstFile & Pick<Claim, 'succeeds' | 'title'>): ClaimAttributes => ({
  ...Object.fromEntries(FIRST_FILE_ATTRIBUTES.map((name) => [name, to[name]])),
  withdrawnAt: undefined,
  settling: undefined,
});

export const dynamoFingerprints = (db: DynamoDBDocumentClient, table: string): Fingerprints => {
  const article = (articleId: string) => ({ fingerprint: `article#${articleId}` });
  const story = (articleId: string) => ({ fingerprint: `story#${articleId}` });
  const pageOf = (storyId: string, page: number) => ({ fingerprint: `files#${storyId}#${page}` });
  const changeClaim: Fingerprints['changeClaim'] = (articleId, seen, set) =>
    whenItHolds(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: article(articleId),
          ...compareAndSet('fingerprint', seen, set),
        }),
      ),
    );
  return {
    async claim(articleId) {
      const { Item } = await db.send(
        new GetCommand({ TableName: table, Key: article(articleId), ConsistentRead: true }),
      );
      if (!Item) return undefined;
      const { fingerprint, ...claim } = Item;
      return claim as Claim;
    },

    addClaim: (claim) =>
      whenItHolds(
        db.send(
          new PutCommand({
            TableName: table,
            Item: { ...article(claim.articleId), ...claim },
            ConditionExpression: 'attribute_not_exists(fingerprint)',
          }),
        ),
      ),

    moveClaim: (articleId, { key, version }, to) => changeClaim(articleId, { key, version }, asClaimOf(to)),

    changeClaim,

    sketch: remembering(async (articleId) => {
      const { Item } = await db.send(
        new GetCommand({
          TableName: table,
          Key: article(articleId),
          ProjectionExpression: 'minima, shingles',
          ConsistentRead: true,
        }),
      );
      return Item as StoredSketch | undefined;
    }),

    async node(articleId) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: story(articleId), ConsistentRead: true }));
      if (!Item) return undefined;
      const { fingerprint, ...node } = Item;
      return node as Node;
    },

    addNode: (articleId, node) =>
      whenItHolds(
        db.send(
          new PutCommand({
            TableName: table,
            Item: { ...story(articleId), ...node },
            ConditionExpression: 'attribute_not_exists(fingerprint)',
          }),
        ),
      ),

    setParent: (articleId, parent) =>
      whenItHolds(
        db.send(
          new UpdateCommand({
            TableName: table,
            Key: story(articleId),
            ...compareAndSet('fingerprint', { parent: undefined }, { parent }),
          }),
        ),
      ),

    enterBucket: rememberingFull((bucket, articleId, day) => enterBucket(db, table, bucket, articleId, day)),

    async notePage(storyId, page, tokens) {
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: pageOf(storyId, page),
          UpdateExpression: 'ADD files :files',
          ExpressionAttributeValues: { ':files': new Set(tokens) },
        }),
      );
    },

    async page(storyId, page) {
      const { Item } = await db.send(
        new GetCommand({ TableName: table, Key: pageOf(storyId, page), ConsistentRead: true }),
      );
      return [...((Item?.files as Set<string> | undefined) ?? [])];
    },
  };
};
