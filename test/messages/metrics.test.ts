import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.hoisted(() => {
  Object.assign(process.env, {
    POWERTOOLS_SERVICE_NAME: 'deduplicate',
    POWERTOOLS_METRICS_NAMESPACE: 'Newsprint',
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
    SOURCES: JSON.stringify({ Agencies: 'wire/', Reuters: 'wire/reuters/' }),
  });
});

let metrics: typeof import('../../functions/messages/metrics.ts');
beforeAll(async () => {
  metrics = await import('../../functions/messages/metrics.ts');
});

/** What is written, by source; '' is all. */
const written = (work: () => void): Record<string, Record<string, unknown>> => {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line) => lines.push(line));
  work();
  metrics.publishMetrics();
  log.mockRestore();
  return Object.fromEntries(
    lines.map((line) => {
      const { _aws, service, source = '', ...values } = JSON.parse(line);
      expect(service).toBe('deduplicate');
      expect(_aws.CloudWatchMetrics[0].Dimensions).toEqual([source === '' ? ['service'] : ['service', 'source']]);
      return [source, values];
    }),
  );
};

const now = () => new Date(Date.now() - 1000).toISOString();

describe('the metrics', () => {
  it('count all files, and those of a named source beside them', () => {
    const counted = written(() => {
      metrics.measure('FilesNew', 'wire/reuters/a.txt');
      metrics.measure('FilesNew', 'elsewhere/b.txt');
      metrics.measure('FilesCopy', 'wire/c.txt');
    });
    expect(counted).toEqual({
      '': { FilesNew: [1, 1], FilesCopy: 1 },
      Reuters: { FilesNew: 1 },
      Agencies: { FilesCopy: 1 },
    });
  });

  it('are few of each source, as each is billed', () => {
    expect(Object.keys(written(() => metrics.measure('FilesSuperseded', 'wire/a.txt')))).toEqual(['']);
    expect(Object.keys(written(() => metrics.measureCapacity({ readUnits: 1, writeUnits: 1 })))).toEqual(['']);
  });

  it('say that a source has sent something, but not by what was stored long before', () => {
    const counted = written(() => {
      metrics.measureArrival('wire/a.txt', now());
      metrics.measureArrival('wire/reuters/old.txt', '2020-01-01T00:00:00.000Z');
      metrics.measureArrival('elsewhere/b.txt', now());
    });
    expect(counted).toEqual({ Agencies: { Files: 1 } });
  });

  it('have the seconds from the upload to the rows of each source', () => {
    const measured = written(() => metrics.measureSeconds('wire/a.txt', now()));
    expect(Object.keys(measured)).toEqual(['', 'Agencies']);
  });
});
