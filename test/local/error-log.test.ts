import { describe, expect, it } from 'vitest';
import { ErrorLog } from '../../lib/local/command/error-log.ts';

function logged(lines: string[], verbose = false): string[] {
  const written: string[] = [];
  const log = new ErrorLog((line) => written.push(line), verbose);
  for (const line of lines) log.add('analyse', line);
  log.print();
  return written;
}
const failed =
  '{"level":"ERROR","message":"not analysed","key":"a.txt","error":{"name":"TypeError","message":"no\\u001b[31m"}}';

describe('the errors that functions log', () => {
  it('are shown in short, each once', () => {
    const [heading, ...errors] = logged([failed, '{"level":"INFO","message":"fine"}', failed, failed]);
    expect(heading).toContain('The last errors');
    expect(errors).toEqual(['  analyse: not analysed a.txt: TypeError: no\\u001b[31m (3 times)']);
  });

  it('are also what is no JSON', () => {
    expect(logged(['(node:1) Warning: careful', '', '{broken']).slice(1)).toEqual([
      '  analyse: (node:1) Warning: careful',
      '  analyse: {broken',
    ]);
  });

  it('are the last ten', () => {
    const lines = Array.from({ length: 30 }, (_, number) => `error ${number}`);
    expect(logged(lines).slice(1)).toEqual(lines.slice(20).map((line) => `  analyse: ${line}`));
  });

  it('come with all the rest where that is wanted', () => {
    expect(logged(['{"level":"INFO","message":"fine"}'], true)).toEqual(['analyse: {"level":"INFO","message":"fine"}']);
  });

  it('are not mentioned where there are none', () => {
    expect(logged(['{"level":"INFO","message":"fine"}'])).toEqual([]);
  });
});
