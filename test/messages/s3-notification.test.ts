import { describe, expect, it } from 'vitest';
import { NotAMessage } from '../../functions/messages/not-a-message.ts';
import { readNotification } from '../../functions/messages/s3-notification.ts';

const record = (object: object = {}, rest: object = {}) => ({
  eventName: 'ObjectCreated:Put',
  eventTime: '2026-03-01T10:00:00.123Z',
  s3: {
    bucket: { name: 'inbox' },
    object: { key: 'a.txt', size: 12, eTag: 'e1', versionId: 'v1', sequencer: '0055AED6DCD90281E5', ...object },
  },
  ...rest,
});

const read = (...records: object[]) => readNotification({ Records: records });

describe('a notification of S3', () => {
  it('reports an object that was created', () => {
    expect(read(record())).toEqual([
      {
        kind: 'created',
        bucket: 'inbox',
        key: 'a.txt',
        version: 'v1',
        versionId: 'v1',
        eTag: 'e1',
        size: 12,
        sequencer: '0055AED6DCD90281E5',
        receivedAt: '2026-03-01T10:00:00.123Z',
      },
    ]);
  });

  it.each([
    ['same+again+%28copy%29+%C3%BC%2B1.txt', 'same again (copy) ü+1.txt'],
    ['2026/03/a%2520b.txt', '2026/03/a%20b.txt'],
    ['%E6%96%B0%E8%81%9E.txt', '新聞.txt'],
  ])('decodes the key %s', (encoded, key) => {
    expect(read(record({ key: encoded }))[0]?.key).toBe(key);
  });

  it.each([undefined, null, 'null'])('takes the sequencer as the version if the bucket keeps none (%s)', (id) => {
    const [event] = read(record({ versionId: id }));
    expect(event?.version).toBe('0055AED6DCD90281E5');
    expect(event?.versionId).toBeUndefined();
  });

  it('falls back on the time if an emulator sends neither', () => {
    const [event] = read(record({ versionId: undefined, sequencer: undefined }));
    expect(event?.version).toBe('2026-03-01T10:00:00.123Z');
  });

  it.each(['2026-03-01T10:00:00.123456', '2026-03-01T10:00:00.123Z', '2026-03-01T12:00:00.123+02:00'])(
    'takes the time %s as UTC if it names no zone',
    (eventTime) => {
      expect(read(record({}, { eventTime }))[0]?.receivedAt).toBe('2026-03-01T10:00:00.123Z');
    },
  );

  it('distinguishes a delete marker from the deletion of one version', () => {
    const marker = record({}, { eventName: 's3:ObjectRemoved:DeleteMarkerCreated' });
    const version = record({}, { eventName: 'ObjectRemoved:Delete' });
    const unversioned = record({ versionId: undefined }, { eventName: 'ObjectRemoved:Delete' });
    expect(read(marker, version, unversioned).map((event) => [event.kind, event.wholeKey])).toEqual([
      ['removed', true],
      ['removed', undefined],
      ['removed', true],
    ]);
  });

  it('may be the test event, or about something else', () => {
    expect(readNotification({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'inbox' })).toEqual([]);
    expect(read(record({}, { eventName: 'ObjectTagging:Put' }))).toEqual([]);
  });

  it.each([undefined, 'text', {}, { Records: [{}] }, { Records: [record({ key: '%ZZ' })] }])(
    'refuses a message that is none: %j',
    (message) => {
      expect(() => readNotification(message)).toThrow(NotAMessage);
    },
  );
});
