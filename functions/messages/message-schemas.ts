import * as z from 'zod';
import { CHANGE_KINDS } from '../../lib/text/vocabulary.ts';
import type { Message } from './message.ts';

type OwnMessage = Exclude<Message, { kind: 'notification' }>;

/** Made when the first message of the kind arrives, not at every cold start: making one takes milliseconds. */
const made = new Map<string, z.ZodType<Message>>();

/** What a message of a kind holds; undefined if there is no such kind. */
export const schemaOf = (kind: unknown): z.ZodType<Message> | undefined => {
  if (typeof kind !== 'string' || !Object.hasOwn(SCHEMAS, kind)) return undefined;
  const schema = made.get(kind) ?? SCHEMAS[kind as OwnMessage['kind']]();
  made.set(kind, schema);
  return schema;
};

const id = () => z.string().min(1);
const count = () => z.int().positive();
const text = () => z.exactOptional(z.string());

const article = () =>
  z.object({
    title: text(),
    byline: text(),
    dateline: text(),
    paragraphs: z.array(z.string()),
    publishedAt: text(),
    source: text(),
    url: text(),
    author: text(),
    language: text(),
    itemId: text(),
  });

const withdrawal = () => ({
  articleId: id(),
  storyId: id(),
  withdrawals: count(),
  withdrawnAt: z.iso.datetime(),
});

const firstFile = () =>
  z.object({
    key: id(),
    version: z.string(),
    sequencer: z.string(),
    receivedAt: z.string(),
    versionId: text(),
    eTag: text(),
    size: z.exactOptional(z.number()),
    part: z.exactOptional(count()),
    offset: z.exactOptional(z.number()),
    packed: z.exactOptional(z.boolean()),
  });

const change = () => z.object({ kind: z.enum(CHANGE_KINDS), before: text(), after: z.string() });

const rejectedRecord = () => z.object({ record: count(), reason: z.string() });

const readArticle = () =>
  z.object({
    record: count(),
    article: article(),
    repeated: z.object({ passages: z.number(), beginnings: z.array(z.string()) }),
  });

const bulkPlace = () =>
  z.object({
    record: z.number(),
    next: z.number(),
    articles: z.number(),
    rejected: z.number(),
    packed: z.exactOptional(z.boolean()),
  });

const SCHEMAS: { [Kind in OwnMessage['kind']]: () => z.ZodType<Extract<OwnMessage, { kind: Kind }>> } = {
  record: () =>
    z.object({
      kind: z.literal('record'),
      bucket: id(),
      file: firstFile(),
      record: z.union([rejectedRecord(), readArticle()]),
    }),
  'read records': () =>
    z.object({ kind: z.literal('read records'), bucket: id(), file: firstFile(), from: bulkPlace() }),
  'move file': () =>
    z.object({ kind: z.literal('move file'), bucket: id(), file: z.object({ key: id(), version: z.string() }) }),
  'withdraw records': () =>
    z.object({
      kind: z.literal('withdraw records'),
      bucket: id(),
      file: z.object({ key: id(), version: z.string() }),
      outcome: z.enum(['new', 'copy', 'variant', 'rejected', 'failed', 'superseded', 'removed']),
      withdrawnAt: z.string(),
      from: z.number(),
      to: z.number(),
    }),
  'rebuild file': () =>
    z.object({
      kind: z.literal('rebuild file'),
      bucket: id(),
      file: z.object({ key: id(), version: z.string() }),
    }),
  'rebuild key': () =>
    z.object({
      kind: z.literal('rebuild key'),
      bucket: id(),
      object: z.object({
        key: id(),
        version: id(),
        eTag: text(),
        size: z.exactOptional(z.number()),
        lastModified: z.iso.datetime(),
        listedAt: z.iso.datetime(),
        isMarker: z.exactOptional(z.boolean()),
        isReplaced: z.exactOptional(z.boolean()),
      }),
    }),
  analyse: () =>
    z.object({
      kind: z.literal('analyse'),
      articleId: id(),
      storyId: id(),
      key: id(),
      version: z.string(),
      receivedAt: z.iso.datetime(),
      article: article(),
      textCut: z.exactOptional(count()),
      withdrawals: z.exactOptional(count()),
      repeats: z.exactOptional(z.literal(true)),
      changes: z.exactOptional(z.array(change())),
      oldWordsOf: z.exactOptional(z.object({ articleId: id(), withdrawals: z.int().nonnegative() })),
      insteadOf: z.exactOptional(z.object(withdrawal())),
    }),
  reanalyse: () => z.object({ kind: z.literal('reanalyse'), articleId: id(), bucket: id() }),
  'change story': () => z.object({ kind: z.literal('change story'), articleId: id(), from: id() }),
  withdraw: () => z.object({ kind: z.literal('withdraw'), ...withdrawal() }),
};
