import { printable } from './terminal.ts';

/** Different errors that are remembered; characters of each that are shown. */
const mostErrors = 10;
const longestError = 500;

/** Remembers what the functions logged as errors, to be shown if the run fails. */
export class ErrorLog {
  readonly #write: (line: string) => void;
  readonly #verbose: boolean;
  readonly #errors = new Map<string, number>();

  /** @param verbose writes every line as it comes, besides */
  constructor(write: (line: string) => void, verbose: boolean) {
    this.#write = write;
    this.#verbose = verbose;
  }

  add(functionName: string, line: string): void {
    if (this.#verbose) this.#write(`${functionName}: ${printable(line)}`);
    const error = errorIn(line);
    if (error === undefined) return;
    const text = printable(`${functionName}: ${error}`).slice(0, longestError);
    const times = this.#errors.get(text) ?? 0;
    // The latest stand last, and stay.
    this.#errors.delete(text);
    this.#errors.set(text, times + 1);
    const [oldest] = this.#errors.keys();
    if (this.#errors.size > mostErrors && oldest !== undefined) this.#errors.delete(oldest);
  }

  print(): void {
    if (this.#errors.size === 0) return;
    this.#write('The last errors that the functions logged (--verbose shows all they log):');
    for (const [error, times] of this.#errors) this.#write(`  ${error}${times > 1 ? ` (${times} times)` : ''}`);
  }
}

/** The error that a line of a log tells of, in short: structured logs, and whatever is no JSON at all. */
function errorIn(line: string): string | undefined {
  if (!line.startsWith('{')) return line.trim() === '' ? undefined : line;
  try {
    const { level, message, key, error } = JSON.parse(line);
    if (level !== 'ERROR' && level !== 'CRITICAL') return undefined;
    const cause = error?.message === undefined ? '' : `: ${error.name ?? 'Error'}: ${error.message}`;
    return `${message}${typeof key === 'string' ? ` ${key}` : ''}${cause}`;
  } catch {
    return line;
  }
}
