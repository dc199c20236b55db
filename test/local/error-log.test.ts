import { describe, expect, it } from 'vitest';
import { ErrorLog } from '../../lib/local/command/error-log.ts';

const logged = (lines: string[], verbose = false): string[] => {
  const written: string[] = [];
  const log = new ErrorLog((line) => written.push(line), verbose);
  for (const line of lines) log.add('analyse', line);
  log.print();
  return written;
};
const failed =
  '{"level":"ERROR","message":"not analysed","key":"a.txt","error":{"name":"TypeError","message":"no\\u001b[31m"}}';

describe('the errors in the logs', () => {
  it('are shown in short, with the number of repetitions', () => {
    const [heading, ...errors] = logged([failed, '{"level":"INFO","message":"fine"}', failed, failed]);
    expect(heading).toContain('The last errors');
    expect(errors).toEqual(['  analyse: not analysed a.txt: TypeError: no\\u001b[31m (3 times)']);
  });

  it('include lines that are not JSON', () => {
    expect(logged(['(node:1) Warning: careful', '', '{broken']).slice(1)).toEqual([
      '  analyse: (node:1) Warning: careful',
      '  analyse: {broken',
    ]);
  });

  it('are limited to the last ten', () => {
    const lines = Array.from({ length: 30 }, (_, number) => `error ${number}`);
    expect(logged(lines).slice(1)).toEqual(lines.slice(20).map((line) => `  analyse: ${line}`));
  });

  it('come with all other lines in verbose mode', () => {
    expect(logged(['{"level":"INFO","message":"fine"}'], true)).toEqual(['analyse: {"level":"INFO","message":"fine"}']);
  });

  it('are not mentioned if there are none', () => {
    expect(logged(['{"level":"INFO","message":"fine"}'])).toEqual([]);
  });
});
