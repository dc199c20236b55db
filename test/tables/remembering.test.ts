import { describe, expect, it, vi } from 'vitest';
import { BUCKET_MEMBERS, rememberingFull, SOURCE_MEMBERS } from '../../functions/tables/near-copy-bucket.ts';
import { remembering } from '../../functions/tables/remembering.ts';

describe('what never changes', () => {
  it('is asked for once, and what is not there yet again', async () => {
    const lookup = vi.fn(async (name: string) => (name === 'there' ? 1 : undefined));
    const ask = remembering(lookup);
    for (const name of ['there', 'there', 'not yet', 'not yet']) await ask(name);
    expect(lookup.mock.calls.flat()).toEqual(['there', 'not yet', 'not yet']);
  });

  it('is asked for again if it has changed after all', async () => {
    const lookup = vi.fn(async (name: string) => name);
    const ask = remembering(lookup);
    await ask('changed');
    ask.forget('changed');
    await ask('changed');
    expect(lookup).toHaveBeenCalledTimes(2);
  });

  it('is forgotten when it has not been asked for the longest', async () => {
    const lookup = vi.fn(async (name: string) => name);
    const ask = remembering(lookup);
    for (let i = 0; i < 2000; i++) await ask(String(i));
    await ask('0');
    await ask('2000');
    lookup.mockClear();
    for (const name of ['0', '2000', '1']) await ask(name);
    expect(lookup.mock.calls.flat()).toEqual(['1']);
  });
});

describe('a full bucket', () => {
  it('is entered once, one with room in it every time', async () => {
    const members = { full: Array.from({ length: BUCKET_MEMBERS }, String), roomy: ['1'] };
    const enter = vi.fn(async (bucket: string) => members[bucket as keyof typeof members]);
    const remembered = rememberingFull(enter);
    for (const bucket of ['full', 'roomy', 'full', 'roomy']) {
      expect(await remembered(bucket, 'a', '2026-03-01', { source: 'wire' })).toEqual(
        members[bucket as keyof typeof members],
      );
    }
    expect(enter.mock.calls.map(([bucket]) => bucket)).toEqual(['full', 'roomy', 'roomy']);
  });

  it('that is full for one source only is entered by others every time, by that one again after ten minutes', async () => {
    const members = Array.from({ length: SOURCE_MEMBERS }, String);
    const enter = vi.fn(async () => members);
    let minutes = 0;
    const remembered = rememberingFull(enter, () => minutes * 60_000);
    const enterFrom = (source: string) => remembered('some', 'a', '2026-03-01', { source });
    for (const source of ['wire', 'wire', 'desk']) await enterFrom(source);
    expect(enter).toHaveBeenCalledTimes(2);
    minutes = 10;
    await enterFrom('wire');
    expect(enter).toHaveBeenCalledTimes(3);
  });
});
