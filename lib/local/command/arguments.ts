import { parseArgs } from 'node:util';
import { LocalError, messageOf } from '../errors.ts';

export interface Arguments {
  paths: string[];
  help: boolean;
  /** Where the rows go as JSON Lines; `-` for standard output. */
  out: string | undefined;
  port: number | undefined;
  keep: boolean;
  verbose: boolean;
  /** Rows of each table shown at most. */
  rows: number;
}

export const help = `Usage: npm start -- [OPTIONS] [PATH...]

Reads news articles as Newsprint does on AWS, on this machine alone: the same functions, queues and tables, on
stand-ins for S3, SQS and DynamoDB that run in this process. No account, no Docker, nothing leaves the machine.

  npm start                                 the sample articles; the results as tables
  npm start -- PATH...                      your own files, and the files in your folders
  npm start -- --out results.jsonl PATH...  every row of every table as JSON Lines, then exit

Options:
  --out FILE     write every row of every table to FILE, one JSON object a line: {"table": "Statements", …the row};
                 "-" for standard output. No tables are shown.
  --rows N       show at most N rows of each table (40)
  --port N       S3 and SQS on port N, DynamoDB on N + 1, instead of any free ports
  --keep         after the results stay up until Ctrl-C, to look around with the aws command line; with
                 AWS_ENDPOINT_URL: leave there what was made there
  --verbose      the functions' logs on standard error
  --help         this text

A file's key in the inbox is the name of the folder you gave and the path in it. Hidden files are left out.

Environment:
  AWS_ENDPOINT_URL   use the S3, SQS and DynamoDB at this address (LocalStack, moto …) instead of stand-ins. Buckets,
                     queues and tables get names of this run, and are deleted at its end.
  AWS_REGION         the region to speak of (us-east-1)
  NO_COLOR           no colours

Exit code: 0 if every file has an outcome and nothing was given up; 1 if not, or if something could not be read;
2 if an option is wrong; 130 after Ctrl-C.
`;

/** An option that does not exist, or a value that it cannot have. */
export class UsageError extends LocalError {
  override name = 'UsageError';
}

/** @throws UsageError, one line */
export function readArguments(argv: string[]): Arguments {
  const { values, positionals } = parse(argv);
  return {
    paths: positionals,
    help: values.help ?? false,
    out: notEmpty('--out', values.out),
    port: wholeNumber('--port', values.port, 1, 65534),
    keep: values.keep ?? false,
    verbose: values.verbose ?? false,
    rows: wholeNumber('--rows', values.rows, 1, 1_000_000) ?? 40,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        out: { type: 'string', short: 'o' },
        port: { type: 'string', short: 'p' },
        rows: { type: 'string' },
        keep: { type: 'boolean' },
        verbose: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    // parseArgs adds advice in further sentences and lines.
    const [problem] = messageOf(error)
      .replace(/^TypeError: /, '')
      .split(/\.?\n|\. /);
    throw new UsageError(`${problem}. Try --help.`);
  }
}

function wholeNumber(option: string, value: string | undefined, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${option} takes a number from ${least} to ${most}, not "${value}". Try --help.`);
}

function notEmpty(option: string, value: string | undefined): string | undefined {
  if (value === '') throw new UsageError(`${option} takes the name of a file. Try --help.`);
  return value;
}
