import { createHash } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { FileKey } from './files.ts';
import type { FirstFile } from './fingerprints.ts';
import { gathering } from './gather.ts';
import { fileEntry } from './ledger.ts';

/** A file, and the id of the article that it was found to hold. */
export interface BegunFile {
  file: FileKey & Pick<FirstFile, 'receivedAt'>;
  articleId: string;
}

/**
 * Which article a file holds, noted before anything else is written about the article. If the function dies, and the object
 * is gone before the next try, nothing else leads from the file to the article.
 */
export interface Begun {
  note(begun: readonly BegunFile[]): Promise<void>;
  /** The ids that were noted for files of a time. */
  at(receivedAt: string): Promise<(file: FileKey) => string[]>;
}

/**
 * What is noted of the files of ten seconds is in so many items, each note in any of them: at a hundred files a second an
 * item stays below the kilobyte that one write unit pays for. Looking it up takes as many read units.
 */
const ITEMS = 64;
const TEN_SECONDS = '2026-03-01T10:00:0'.length;

/** As long as a message may wait, and once more if it comes back from the dead letters. */
const EXPIRES_SECONDS = 30 * 86_400;

const FILE_BYTES = 8;

/**
 * In the Fingerprints table.
 *
 * @param handled how many files are being handled: what is noted of them goes in one request
 */
export const dynamoBegun = (db: DynamoDBDocumentClient, table: string, handled: () => number) => {
  const keyOf = (time: string, item: number) => ({ fingerprint: `begun#${time}#${item}` });
  const add = async (time: string, notes: readonly Buffer[]): Promise<void> => {
    // DynamoDB refuses a set that has something twice: two deliveries of a file may be handled side by side.
    const articles = new Map(notes.map((note) => [note.toString('hex'), note])).values();
    await db.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(time, Math.floor(Math.random() * ITEMS)),
        UpdateExpression: 'ADD articles :articles SET expiresAt = :then',
        ExpressionAttributeValues: {
          ':articles': new Set(articles),
          ':then': Math.floor(Date.now() / 1000) + EXPIRES_SECONDS,
        },
      }),
    );
  };
  const together = gathering<readonly BegunFile[]>(handled, async (_, all) => {
    const byTime = Map.groupBy(all.flat(), ({ file }) => file.receivedAt.slice(0, TEN_SECONDS));
    await Promise.all([...byTime].map(([time, some]) => add(time, some.map(bytesOf))));
  });
  const begun: Begun = {
    note: (some) => together.send('', some),
    async at(receivedAt) {
      const time = receivedAt.slice(0, TEN_SECONDS);
      const articlesIn = async (item: number): Promise<Iterable<Uint8Array>> => {
        const { Item } = await db.send(
          new GetCommand({ TableName: table, Key: keyOf(time, item), ConsistentRead: true }),
        );
        return (Item?.articles as Set<Uint8Array> | undefined) ?? [];
      };
      const found = await Promise.all(Array.from({ length: ITEMS }, (_, item) => articlesIn(item)));
      const noted = new Set(
        found.flatMap((articles) => Array.from(articles, (one) => Buffer.from(one).toString('hex'))),
      );
      return (file) => {
        const name = nameOf(file).toString('hex');
        return [...noted].filter((one) => one.startsWith(name)).map((one) => one.slice(name.length));
      };
    },
  };
  return { ...begun, closeFull: together.closeFull };
};

const nameOf = (file: FileKey): Buffer => createHash('sha256').update(fileEntry(file)).digest().subarray(0, FILE_BYTES);

const bytesOf = ({ file, articleId }: BegunFile): Buffer =>
  Buffer.concat([nameOf(file), Buffer.from(articleId, 'hex')]);
