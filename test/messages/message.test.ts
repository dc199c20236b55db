import { describe, expect, it } from 'vitest';
import { type AnalysisRequest, type Message, writeMessage } from '../../functions/messages/message.ts';
import { NotAMessage } from '../../functions/messages/not-a-message.ts';
import { readMessage } from '../../functions/messages/read-message.ts';

const time = '2026-03-01T10:00:00.000Z';
const file = {
  key: 'wire/list.jsonl#2',
  version: 'v1',
  sequencer: '00A1',
  receivedAt: time,
  versionId: 'v1',
  eTag: 'e1',
  size: 4000,
  part: 2,
  offset: 1200,
  packed: true,
};
const article = {
  title: 'Bridge closed',
  byline: 'By our correspondent',
  dateline: 'PORT ELLERY - ',
  paragraphs: ['The bridge was closed.'],
  publishedAt: '2026-03-01',
  source: 'Wire',
  url: 'https://wire.example/1',
  author: 'A. Writer',
  language: 'en',
};
const withdrawal = { articleId: 'a', storyId: 's', withdrawals: 1, withdrawnAt: time };
const request: AnalysisRequest = {
  articleId: 'a',
  storyId: 's',
  key: 'a.txt',
  version: 'v1',
  receivedAt: time,
  article,
};
const record = { article, repeated: { passages: 1, beginnings: ['The bridge'] }, record: 2 };

type Written = Exclude<Message, { kind: 'notification' }>;

const messages: Written[] = [
  { kind: 'analyse', ...request },
  { kind: 'analyse', ...request, textCut: 300_000, withdrawals: 2, repeats: true, insteadOf: withdrawal },
  { kind: 'reanalyse', articleId: 'a', bucket: 'inbox' },
  { kind: 'change story', articleId: 'a', from: 's' },
  { kind: 'withdraw', ...withdrawal },
  { kind: 'record', bucket: 'inbox', file, record },
  { kind: 'record', bucket: 'inbox', file, record: { record: 2, reason: 'It is not JSON.' } },
  {
    kind: 'read records',
    bucket: 'inbox',
    file,
    from: { record: 7, next: 900, articles: 6, rejected: 1, packed: true },
  },
  {
    kind: 'withdraw records',
    bucket: 'inbox',
    file: { key: 'a.jsonl', version: 'v1' },
    outcome: 'superseded',
    withdrawnAt: time,
    from: 1,
    to: 20,
  },
];

const changes = [{ kind: 'figure', before: 'It cost 34 million.', after: 'It cost 14 million.' }] as const;

/** What version 0.1.0 did not send. */
const later: Written[] = [
  { kind: 'analyse', ...request, changes: [...changes] },
  { kind: 'analyse', ...request, changes: [...changes], oldWordsOf: { articleId: 'b', withdrawals: 0 } },
  { kind: 'move file', bucket: 'inbox', file: { key: 'a.txt', version: 'v1' } },
  { kind: 'rebuild file', bucket: 'inbox', file: { key: 'a.txt', version: 'v1' } },
  { kind: 'rebuild key', bucket: 'inbox', object: { key: 'a.txt', version: 'v1', lastModified: time, listedAt: time } },
];

/** The same as version 0.1.0 sent it. */
const deployed = (message: Written): object => {
  const { kind, ...rest } = message;
  switch (kind) {
    case 'analyse': {
      const { insteadOf, ...more } = rest as AnalysisRequest;
      if (!insteadOf) return more;
      const { articleId, ...about } = insteadOf;
      return { ...more, insteadOf: { withdraw: articleId, ...about } };
    }
    case 'reanalyse':
    case 'change story':
    case 'withdraw': {
      const { articleId, ...about } = rest as { articleId: string };
      return {
        [{ reanalyse: 'reanalyse', 'change story': 'relabel', withdraw: 'withdraw' }[kind]]: articleId,
        ...about,
      };
    }
    default: {
      const bulk = { record: 'record', 'read records': 'read', 'withdraw records': 'withdraw' }[kind as 'record'];
      return { ...rest, bulk, key: (rest as { file: { key: string } }).file.key };
    }
  }
};

describe('a message', () => {
  it.each([...messages, ...later])('is read as it was written: $kind', (message) => {
    expect(readMessage(writeMessage(message))).toEqual(message);
  });

  it.each(messages)('of the deployed version is read too: $kind', (message) => {
    expect(readMessage(JSON.stringify(deployed(message)))).toEqual(message);
  });

  it('of S3 is a notification', () => {
    const s3 = { bucket: { name: 'inbox' }, object: { key: 'a.txt', versionId: 'v1', sequencer: '00A1' } };
    const body = JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', eventTime: time, s3 }] });
    expect(readMessage(body)).toMatchObject({ kind: 'notification', events: [{ kind: 'created', key: 'a.txt' }] });
  });

  it('shows the key of a bulk file to people who look into the queue', () => {
    const [, , , , , message] = messages;
    expect(JSON.parse(writeMessage(message!))).toMatchObject({ key: 'wire/list.jsonl#2' });
  });

  it('holds no character that SQS refuses', () => {
    const paragraphs = ['a\uFFFEb\uFFFFc\uD800d'];
    const body = writeMessage({ kind: 'analyse', ...request, article: { paragraphs } });
    expect(body).not.toMatch(/[\uFFFE\uFFFF]|[\uD800-\uDFFF]/);
    expect(readMessage(body)).toMatchObject({ article: { paragraphs } });
  });

  it.each([
    '',
    'hello',
    'null',
    '7',
    '{}',
    '{"kind":"dance"}',
    '{"kind":"withdraw","articleId":"a"}',
    '{"withdraw":"a"}',
    '{"bulk":"sing"}',
    JSON.stringify({ ...messages[0], article: {} }),
  ])('is refused if it is none: %s', (body) => {
    expect(() => readMessage(body)).toThrow(NotAMessage);
  });
});
