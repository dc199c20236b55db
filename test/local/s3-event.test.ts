import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalBucket } from '../../lib/local/cloud/buckets.ts';
import { fileKeysIn } from '../../lib/local/inbox/notifications.ts';
import { decodeKey, encodeKey, nextSequencer, ruleMatches, s3Event } from '../../lib/local/inbox/s3-event.ts';

const rule = { event: 's3:ObjectCreated:*', queueArn: 'arn:aws:sqs:eu-west-1:1:q', prefix: '', suffix: '' };
const bucket: LocalBucket = {
  id: 'Inbox',
  name: 'inbox',
  arn: 'arn:aws:s3:::inbox',
  declaredArn: 'arn:aws:s3:::inbox',
  versioned: true,
  rules: [rule],
};

describe('the key in an event', () => {
  it.each([
    ['wire/story.txt', 'wire/story.txt'],
    ['same again (copy) ü+1.txt', 'same+again+%28copy%29+%C3%BC%2B1.txt'],
    ['🙂.txt', '%F0%9F%99%82.txt'],
    ["100% 'sure'!*~", '100%25+%27sure%27%21*%7E'],
  ])('is encoded: %s as %s', (key, encoded) => {
    expect(encodeKey(key)).toBe(encoded);
  });

  it('is the same after encoding and decoding', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (key) => decodeKey(encodeKey(key)) === key));
  });
});

describe('sequencers', () => {
  it('increase, even within a microsecond, and compare as strings', () => {
    const sequencers = Array.from({ length: 1000 }, nextSequencer);
    expect([...sequencers].sort()).toEqual(sequencers);
    expect(new Set(sequencers).size).toBe(1000);
    for (const sequencer of sequencers) expect(sequencer).toMatch(/^[0-9A-F]{18}$/);
  });
});

describe('a notification rule', () => {
  it.each([
    ['s3:ObjectCreated:*', 'ObjectCreated:Put', true],
    ['s3:ObjectCreated:*', 'ObjectRemoved:Delete', false],
    ['s3:ObjectCreated:Put', 'ObjectCreated:CompleteMultipartUpload', false],
    ['s3:ObjectRemoved:Delete', 'ObjectRemoved:Delete', true],
  ])('for %s matches %s: %s', (event, eventName, expected) => {
    expect(ruleMatches({ ...rule, event }, { eventName, key: 'a.txt' })).toBe(expected);
  });

  it('matches keys by prefix and suffix', () => {
    const filtered = { ...rule, prefix: 'wire/', suffix: '.txt' };
    const matches = (key: string) => ruleMatches(filtered, { eventName: 'ObjectCreated:Put', key });
    expect(['wire/a.txt', 'wire/a.html', 'b/wire/a.txt'].map(matches)).toEqual([true, false, false]);
  });
});

describe('an event', () => {
  it('has the structure that S3 documents', () => {
    const change = { eventName: 'ObjectCreated:Put', key: 'a b.txt', size: 3, eTag: '"abc"', versionId: 'v1' };
    const [record] = s3Event(bucket, change, 'eu-west-1').Records;
    expect(record).toMatchObject({
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'eu-west-1',
      eventName: 'ObjectCreated:Put',
      s3: {
        s3SchemaVersion: '1.0',
        bucket: { name: 'inbox', arn: 'arn:aws:s3:::inbox' },
        object: { key: 'a+b.txt', size: 3, eTag: 'abc', versionId: 'v1' },
      },
    });
    expect(record?.eventTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('has no version if the bucket keeps none, and no size for a removal', () => {
    const [record] = s3Event(bucket, { eventName: 'ObjectRemoved:Delete', key: 'a' }, 'eu-west-1').Records;
    expect(Object.keys(record?.s3.object ?? {}).sort()).toEqual(['key', 'sequencer']);
  });
});

describe('the files that a message is about', () => {
  it("are the decoded keys of S3's events", () => {
    const event = s3Event(bucket, { eventName: 'ObjectCreated:Put', key: 'ü +.txt' }, 'eu-west-1');
    expect(fileKeysIn(JSON.stringify(event))).toEqual(['ü +.txt']);
  });

  it('are the key of an analysis request', () => {
    expect(fileKeysIn(JSON.stringify({ key: 'a.txt', articleId: '1' }))).toEqual(['a.txt']);
  });

  it.each(['', 'null', '[]', '{"Records":[null,{"s3":1}]}', '{"Event":"s3:TestEvent"}', 'no JSON'])(
    'are none if the message is %s',
    (body) => {
      expect(fileKeysIn(body)).toEqual([]);
    },
  );
});
