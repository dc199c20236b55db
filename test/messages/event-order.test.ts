import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEvents, listedSequencer } from '../../functions/messages/event-order.ts';

const event = (sequencer: string, receivedAt = '2026-03-01T10:00:00.000Z', version = 'v1') => ({
  sequencer,
  receivedAt,
  version,
});

describe('the order of the events of one key', () => {
  it.each([
    ['0055AED6DCD90281E5', '0055AED6DCD90281E6'],
    ['0055AED6DCD90281E', '0055AED6DCD90281E1'],
    ['0055aed6dcd90281e5', '0055AED6DCD90281E6'],
    ['', '00'.padEnd(18, '1')],
  ])('%s before %s', (a, b) => {
    expect(compareEvents(event(a), event(b))).toBeLessThan(0);
    expect(compareEvents(event(b), event(a))).toBeGreaterThan(0);
  });

  it('pads the shorter with zeros on the right', () => {
    expect(compareEvents(event('0055AE'), event('0055AE00'))).toBe(0);
  });

  it('goes by time, then by version, where the sender gives no sequencer', () => {
    expect(compareEvents(event(''), event('', '2026-03-01T10:00:01.000Z'))).toBeLessThan(0);
    expect(compareEvents(event(''), event('', undefined, 'v2'))).toBeLessThan(0);
  });

  it('puts what a listing found after all that S3 told of before it, and before all that came later', () => {
    const listed = event(listedSequencer('2026-03-01T10:00:05.000Z'), '2025-01-01T00:00:00.000Z', 'v2');
    const before = event('FF', '2026-03-01T10:00:04.999Z', 'v1');
    const after = event('00', '2026-03-01T10:00:05.001Z', 'v3');
    expect([after, listed, before].sort(compareEvents)).toEqual([before, listed, after]);
  });

  it('goes by the later listing where two listings found two versions', () => {
    const first = event(listedSequencer('2026-03-01T10:00:00.000Z'), '2026-02-01T00:00:00.000Z', 'v9');
    const second = event(listedSequencer('2026-03-02T10:00:00.000Z'), '2026-02-01T00:00:00.000Z', 'v1');
    expect(compareEvents(first, second)).toBeLessThan(0);
    expect(compareEvents(second, first)).toBeGreaterThan(0);
  });

  it('is total', () => {
    const any = fc.record({
      sequencer: fc.stringMatching(/^[0-9A-F]{0,6}$/),
      receivedAt: fc.constant(''),
      version: fc.string(),
    });
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Math.sign(compareEvents(a, b))).toBe(-Math.sign(compareEvents(b, a)) + 0 || 0);
        if (compareEvents(a, b) <= 0 && compareEvents(b, c) <= 0) expect(compareEvents(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
