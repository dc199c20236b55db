import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  NO_STATEMENTS,
  type StoryArticle,
  type StoryStatement,
  type StoryStatements,
} from '../../lib/text/statements/story/story-statements.ts';
import type { Wording } from '../../lib/text/statements/story/wording.ts';
import { whenItHolds } from './condition.ts';

export interface Revision {
  story: StoryStatements;
  /** Goes up with every change; 0 if nothing has been written. */
  revision: number;
  /** It was opened, and nothing has been written since. */
  isOpen?: boolean;
}

/** The statements of each story, one item of Fingerprints per story. Every read is consistent. */
export interface StatementLists {
  get(storyId: string): Promise<Revision>;
  /** Leaves word that somebody is about to write the statements of a story, if nobody has. */
  open(storyId: string): Promise<void>;
  /** Writes the statements of a story, unless they changed since they were read. Returns whether it did. */
  put(storyId: string, seen: Revision, story: StoryStatements): Promise<boolean>;
}

export const dynamoStatementLists = (db: DynamoDBDocumentClient, table: string): StatementLists => {
  const key = (storyId: string) => ({ fingerprint: `said#${storyId}` });
  return {
    async get(storyId) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: key(storyId), ConsistentRead: true }));
      if (!Item) return { story: NO_STATEMENTS, revision: 0 };
      return { story: unpack(Item.said), revision: Item.revision, ...(Item.isOpen && { isOpen: true }) };
    },

    async open(storyId) {
      await whenItHolds(
        db.send(
          new PutCommand({
            TableName: table,
            Item: { ...key(storyId), said: pack(NO_STATEMENTS), revision: 1, isOpen: true },
            ConditionExpression: 'attribute_not_exists(revision)',
          }),
        ),
      );
    },

    put: (storyId, { revision }, story) =>
      whenItHolds(
        db.send(
          new PutCommand({
            TableName: table,
            Item: { ...key(storyId), said: pack(story), revision: revision + 1 },
            ...(revision === 0
              ? { ConditionExpression: 'attribute_not_exists(revision)' }
              : {
                  ConditionExpression: 'revision = :seen',
                  ExpressionAttributeValues: { ':seen': revision },
                }),
          }),
        ),
      ),
  };
};

/** Words in base 64, size, essence. */
type PackedWording = [string, number, number];
/** Speaker, wording, articles that ran it; article and number of its row, -1 for none; its old wording and
 * its speaker's old name. Names by index. */
type PackedStatement = [number, ...PackedWording, number[], number?, number?, ...Partial<PackedWording>, number?];
type Packed = [
  articles: [string, string, string, number?, number?][],
  speakers: string[],
  statements: PackedStatement[],
];

/** Packed, sixteen statements fit into the kilobyte that one write unit pays for. */
export const pack = (story: StoryStatements): Uint8Array => deflateRawSync(written(story));

/** Would the same be written of both? */
export const areSame = (one: StoryStatements, other: StoryStatements): boolean => written(one) === written(other);

const written = ({ articles, statements }: StoryStatements): string => {
  const ids = [...articles.keys()];
  const speakers = [
    ...new Set(statements.flatMap(({ speaker, wasSpeaker }) => (wasSpeaker ? [speaker, wasSpeaker] : [speaker]))),
  ];
  const place = new Map(ids.map((id, i) => [id, i]));
  const packed: Packed = [
    [...articles.values()].map(({ articleId, day, receivedAt, withdrawals, analysisVersion }) => [
      articleId,
      day,
      receivedAt,
      ...(withdrawals > 0 || analysisVersion ? [withdrawals] : []),
      ...(analysisVersion ? [analysisVersion] : []),
    ]) as Packed[0],
    speakers,
    statements.map(({ speaker, wording, ranIn, row, was, wasSpeaker }) => [
      speakers.indexOf(speaker),
      ...packWording(wording),
      [...ranIn].flatMap((id) => place.get(id) ?? []).sort((a, b) => a - b),
      ...(row ? [place.get(row.articleId), row.number] : was ? [-1, -1] : []),
      ...(was ? packWording(was) : []),
      ...(was && wasSpeaker ? [speakers.indexOf(wasSpeaker)] : []),
    ]) as PackedStatement[],
  ];
  return JSON.stringify(packed);
};

const packWording = ({ words, size, essence }: Wording): PackedWording => [
  Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64'),
  size,
  essence,
];

const unpackWording = (words: string, size = 0, essence = 0): Wording => ({
  // Copied, so that the 16-bit words begin at an even byte.
  words: new Uint16Array(Uint8Array.from(Buffer.from(words, 'base64')).buffer),
  size,
  essence,
});

export const unpack = (bytes: Uint8Array): StoryStatements => {
  const [known, speakers, packed]: Packed = JSON.parse(inflateRawSync(bytes).toString());
  const articles = known.map(
    ([articleId, day, receivedAt, withdrawals = 0, analysisVersion]): StoryArticle => ({
      articleId,
      day,
      receivedAt,
      withdrawals,
      ...(analysisVersion && { analysisVersion }),
    }),
  );
  const id = (place: number) => articles[place]!.articleId;
  return {
    articles: new Map(articles.map((article) => [article.articleId, article])),
    statements: packed.map(
      ([
        speaker,
        words,
        size,
        essence,
        ranIn,
        owner = -1,
        number = -1,
        oldWords,
        oldSize,
        oldEssence,
        oldName,
      ]): StoryStatement => ({
        speaker: speakers[speaker]!,
        wording: unpackWording(words, size, essence),
        ranIn: new Set(ranIn.map(id)),
        ...(owner >= 0 && { row: { articleId: id(owner), number } }),
        ...(oldWords !== undefined && { was: unpackWording(oldWords, oldSize, oldEssence) }),
        ...(oldName !== undefined && { wasSpeaker: speakers[oldName]! }),
      }),
    ),
  };
};
