import { parseArgs } from 'node:util';
import { LocalError, messageOf } from '../errors.ts';

export interface Arguments {
  paths: string[];
  help: boolean;
  /** The file for the rows as JSON Lines, or the folder for these and tables as CSV and Parquet; `-` for standard output. */
  out: string | undefined;
  port: number | undefined;
  keep: boolean;
  verbose: boolean;
  /** Opens the page in a browser. */
  open: boolean;
  /** How many rows of each table are shown at most. */
  rows: number;
}

export const HELP = `Usage: npm start -- [OPTIONS] [PATH...]

Reads news articles as Newsprint does on AWS, but only on this machine: the same functions, queues and tables, with
stand-ins for S3, SQS and DynamoDB in this process. It needs no account and no Docker, and nothing leaves the machine.

  npm start                                 the sample articles; the results as tables, then as a page in your browser
  npm start -- PATH...                      your own files and folders
  npm start -- --out results.jsonl PATH...  every row of every table as JSON Lines, then exit
  npm start -- --out results/ PATH...       the same, and each table as CSV and as Parquet

Options:
  --out FILE     write every row of every table to FILE, one JSON object a line: {"table": "Statements", …the row};
                 "-" for standard output. No tables are shown.
  --out FOLDER/  write them to FOLDER/results.jsonl, and each table to FOLDER/TABLE.csv and FOLDER/TABLE.parquet
  --open         open the page in your browser at once. Without a terminal (a pipe, CI) and with --out there is no page:
                 the command ends with its results.
  --rows N       show at most N rows of each table (40)
  --port N       S3, SQS and DynamoDB on port N, the page on N + 1, instead of any free ports
  --keep         keep the stand-ins running after the results until Ctrl-C, to look around with the aws command line;
                 with AWS_ENDPOINT_URL: do not delete the buckets, queues and tables there
  --verbose      print the functions' logs on standard error
  --help         print this text

A file's key in the inbox is the name of the folder you gave and the path in it. Hidden files are left out.

Environment:
  AWS_ENDPOINT_URL   use S3, SQS and DynamoDB at this address (LocalStack, moto …) instead of the stand-ins. Buckets,
                     queues and tables get unique names and are deleted at the end.
  AWS_REGION         the region (us-east-1)
  NEWSPRINT_CACHE    the folder that keeps the bundled functions between runs (node_modules/.cache/newsprint)
  NEWSPRINT_DEBUG    print the stack trace of an unexpected error
  NO_COLOR           no colours

Exit code: 0 if every file has an outcome and every message was handled; 1 if not, or if something cannot be read;
2 if an option is wrong; 130 after Ctrl-C before the results.
`;

/** An unknown option or an invalid value. */
export class UsageError extends LocalError {
  override name = 'UsageError';
}

/** @throws {UsageError} with a message of one line */
export const readArguments = (argv: string[]): Arguments => {
  const { values, positionals } = parse(argv);
  return {
    paths: positionals,
    help: values.help ?? false,
    out: fileName('--out', values.out),
    port: wholeNumber('--port', values.port, 1, 65534),
    keep: values.keep ?? false,
    verbose: values.verbose ?? false,
    open: openOption(values),
    rows: wholeNumber('--rows', values.rows, 1, 1_000_000) ?? 40,
  };
};

const parse = (argv: string[]) => {
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
        open: { type: 'boolean' },
      },
    });
  } catch (error) {
    // parseArgs adds advice in further sentences or lines.
    const [problem] = messageOf(error)
      .replace(/^TypeError: /, '')
      .split(/\.?\n|\. /);
    throw new UsageError(`${problem}. Try --help.`);
  }
};

const openOption = ({ open = false, out }: { open?: boolean | undefined; out?: string | undefined }): boolean => {
  if (open && out !== undefined) throw new UsageError('--open shows a page, --out none: choose one. Try --help.');
  return open;
};

const wholeNumber = (option: string, value: string | undefined, min: number, max: number): number | undefined => {
  if (value === undefined) return undefined;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${option} takes a number from ${min} to ${max}, not "${value}". Try --help.`);
};

const fileName = (option: string, value: string | undefined): string | undefined => {
  if (value === '') throw new UsageError(`${option} takes the name of a file or folder. Try --help.`);
  return value;
};
