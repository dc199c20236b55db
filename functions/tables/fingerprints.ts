import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredSketch } from '../../lib/text/similarity/stored-sketch.ts';
import { compareAndSet, whenItHolds } from './condition.ts';
import { enterBucket, type Origin, rememberingFull } from './near-copy-bucket.ts';
import { remembering } from './remembering.ts';

/** The file that an article was first read from, with all that is needed to read it again. */
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
  /** The byte of a bulk file at which it begins; of the unpacked file if it is `packed`. */
  offset?: number;
  packed?: boolean;
}

/** What is known of one content. Never expires: a copy may arrive after years. */
export interface Claim extends FirstFile, StoredSketch {
  articleId: string;
  /** When it was first claimed, and where in its file; never changes. Articles are ordered by this, then by their id. */
  since: string;
  /** The headline of its story; removed with its last file. */
  title?: string;
  /** How often its last file was withdrawn; absent if never. */
  withdrawals?: number;
  /** While no file of it stands: the time of the event that removed the last one, ISO 8601. */
  withdrawnAt?: string;
  /** It was withdrawn, or a file of it stands again, and the work that follows is not finished. */
  settling?: boolean;
  /** How often it was found to be withdrawn, or to stand, as its files are. */
  settled?: number;
  /** How many of its withdrawals and returns have been counted in its story. */
  countedTurns?: number;
  /** When the latest file was received that stands and changes what the article says, and which: `time version key`. */
  revisedBy?: string;
  /** The first earlier version that was found to have come after it, and whose words it changes. */
  corrects?: string;
  /** Articles that led stories of their own and were given a parent on account of this one: their merges may be unfinished.
   * Ids with spaces between them: a list could not be compared on every stand-in. */
  linking?: string;
  /** Digests that came before it and whose rows may not say yet that they hold a part of it, each with its share. As text. */
  heldIn?: string;
  /** Articles that came after it, before its row was written, and of which it holds a part. As text. */
  holds?: string;
  /** It has left its story, on account of which article: nobody joins it any more, and its files come again. */
  parted?: string;
  /** Its story is judged again once the row of its file is written. */
  judges?: true;
  /** None of its files could be read when its story was judged: each file that brings it from then on has that judged again. */
  unread?: true;
  /** An earlier file brought the article and was counted for it, but no longer stands. */
  succeeds?: boolean;
}

/** Attributes of a claim as they are or are to be; undefined means absent. */
export type ClaimAttributes = { readonly [name in keyof Claim]?: Claim[name] | undefined };

/** Does the claim belong to this file? */
export const isClaimOf = (claim: Claim, { key, version }: Pick<FirstFile, 'key' | 'version'>): boolean =>
  claim.key === key && claim.version === version;

/** The place of an article among those like it: a forest in which each tree is a story. */
export interface Node {
  /** An earlier article of the same story; absent if the article leads its story. Set once. */
  parent?: string;
  /** It led a story of its own, which may have counted files. */
  led?: boolean;
}

/** The Fingerprints table: for the machine only. Every read is consistent. */
export interface Fingerprints {
  claim(articleId: string): Promise<Claim | undefined>;
  /** Claims a content for a file, unless it is claimed already. Returns whether it did. */
  addClaim(claim: Claim): Promise<boolean>;
  /**
   * Hands a claim over from a file that no longer stands, unless that has been done already, or the article was withdrawn
   * since the claim was read. Ends a withdrawal of the article, and marks what follows as not finished.
   */
  moveClaim(
    articleId: string,
    from: Pick<Claim, 'key' | 'version' | 'withdrawnAt'>,
    to: FirstFile & Pick<Claim, 'succeeds' | 'title'>,
  ): Promise<boolean>;
  /** Sets attributes of a claim if others are still as they were seen. Returns whether it did. */
  changeClaim(articleId: string, seen: ClaimAttributes, set: ClaimAttributes): Promise<boolean>;
  /** What an article is compared by. Only that it is a digest, or has left its story, may be found later, so it need not be read twice. */
  sketch(articleId: string): Promise<(StoredSketch & Pick<Claim, 'parted'>) | undefined>;
  /** Undefined until it is decided whether the article leads a story. */
  node(articleId: string): Promise<Node | undefined>;
  /** Writes a node if there is none. Returns whether it did. */
  addNode(articleId: string, node: Node): Promise<boolean>;
  /** Sets the parent of a node that has none. Returns whether it did. */
  setParent(articleId: string, parent: string): Promise<boolean>;
  /**
   * Enters an article in a bucket and returns the ids in it, in one step: of two that enter, at least one finds the other.
   * A full bucket admits no more and still returns its members; one that is full for a source or an upload, no more of these.
   *
   * @param day when it is entered, ISO 8601; a bucket that no article enters for long expires
   */
  enterBucket(bucket: string, articleId: string, day: string, origin: Origin): Promise<string[]>;
  /**
   * Notes entries of a story on one of its numbered pages. Adding is a union: nothing noted is ever lost. A page is only read
   * once the story counts it, and then holds all that left the story's row for it, so it need not be read twice.
   */
  notePage(storyId: string, page: number, entries: string[]): Promise<void>;
  page(storyId: string, page: number): Promise<string[]>;
}

/** What is replaced if a claim passes to another file. */
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

/** The change that hands a claim over. */
export const asClaimOf = (to: FirstFile & Pick<Claim, 'succeeds' | 'title'>): ClaimAttributes =>
  Object.fromEntries(FIRST_FILE_ATTRIBUTES.map((name) => [name, to[name]]));

/**
 * The change that ends a withdrawal. Whoever makes it may die before the article is counted again, and another delivery of
 * the same file may write its row: the mark leads that one to what is left to do.
 */
export const asReturned = ({ withdrawnAt }: Pick<ClaimAttributes, 'withdrawnAt'>): ClaimAttributes =>
  withdrawnAt === undefined ? {} : { withdrawnAt: undefined, settling: true };

/** The key of an article's claim. */
export const claimKey = (articleId: string) => ({ fingerprint: `article#${articleId}` });

/** The key of a page of a story's files. */
export const pageKey = (storyId: string, page: number) => ({ fingerprint: `files#${storyId}#${page}` });

export const dynamoFingerprints = (db: DynamoDBDocumentClient, table: string): Fingerprints => {
  const story = (articleId: string) => ({ fingerprint: `story#${articleId}` });
  const sketch = remembering(async (articleId) => {
    const { Item } = await db.send(
      new GetCommand({
        TableName: table,
        Key: claimKey(articleId),
        ProjectionExpression: 'minima, places, shingles, digest, parted',
        ConsistentRead: true,
      }),
    );
    return Item as (StoredSketch & Pick<Claim, 'parted'>) | undefined;
  });
  const page = remembering(async (fingerprint) => {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: { fingerprint }, ConsistentRead: true }));
    return Item && [...(Item.files as Set<string>)];
  });
  const changeClaim: Fingerprints['changeClaim'] = (articleId, seen, set) => {
    if (set.digest ?? set.parted) sketch.forget(articleId);
    return whenItHolds(
      db.send(
        new UpdateCommand({
          TableName: table,
          Key: claimKey(articleId),
          ...compareAndSet('fingerprint', seen, set),
        }),
      ),
    );
  };
  return {
    async claim(articleId) {
      const { Item } = await db.send(
        new GetCommand({ TableName: table, Key: claimKey(articleId), ConsistentRead: true }),
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
            Item: { ...claimKey(claim.articleId), ...claim },
            ConditionExpression: 'attribute_not_exists(fingerprint)',
          }),
        ),
      ),

    moveClaim: (articleId, { key, version, withdrawnAt }, to) =>
      changeClaim(articleId, { key, version, withdrawnAt }, { ...asClaimOf(to), ...asReturned({ withdrawnAt }) }),

    changeClaim,

    sketch,

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

    enterBucket: rememberingFull((bucket, articleId, day, origin) =>
      enterBucket(db, table, bucket, articleId, day, origin),
    ),

    async notePage(storyId, page, entries) {
      await db.send(
        new UpdateCommand({
          TableName: table,
          Key: pageKey(storyId, page),
          UpdateExpression: 'ADD files :files',
          ExpressionAttributeValues: { ':files': new Set(entries) },
        }),
      );
    },

    page: async (storyId, number) => (await page(pageKey(storyId, number).fingerprint)) ?? [],
  };
};
