import { describe, expect, it } from 'vitest';
import { HELP, readArguments, UsageError } from '../../lib/local/command/arguments.ts';

describe('the arguments', () => {
  it('are paths and options in any order', () => {
    expect(readArguments(['a', '--out', 'x.jsonl', 'b', '--port=4566', '--keep', '--rows', '5', '-v'])).toEqual({
      paths: ['a', 'b'],
      help: false,
      out: 'x.jsonl',
      port: 4566,
      keep: true,
      open: false,
      verbose: true,
      rows: 5,
    });
  });

  it('are paths after --', () => {
    expect(readArguments(['--', '--out']).paths).toEqual(['--out']);
  });

  it.each([
    [['--oops'], "Unknown option '--oops'"],
    [['--out'], "Option '-o, --out <value>' argument missing"],
    [['--out='], '--out takes the name of a file'],
    [['--port', 'http'], '--port takes a number'],
    [['--port', '65535'], '--port takes a number from 1 to 65534'],
    [['--rows', '-1'], "Option '--rows' argument is ambiguous"],
    [['--keep=yes'], "Option '--keep' does not take an argument"],
  ])('are refused with a message of one line: %s', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
    expect(() => readArguments(argv)).toThrow(message);
    try {
      readArguments(argv);
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });

  it('are all explained in the help', () => {
    for (const option of ['--out', '--port', '--rows', '--keep', '--verbose', '--help', 'AWS_ENDPOINT_URL']) {
      expect(HELP).toContain(option);
    }
  });
});
