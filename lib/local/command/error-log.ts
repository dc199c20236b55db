import { printable } from './terminal.ts';

const MAX_ERRORS = 10;
const MAX_ERROR_CHARACTERS = 500;

/** Collects the latest errors that the functions logged, to be shown if the run fails. */
export class ErrorLog {
  readonly #write: (line: string) => void;
  readonly #verbose: boolean;
  readonly #errors = new Map<string, number>();

  /** @param verbose also writes every line at once */
  constructor(write: (line: string) => void, verbose: boolean) {
    this.#write = write;
    this.#verbose = verbose;
  }

  add(functionName: string, line: string): void {
    if (this.#verbose) this.#write(`${functionName}: ${printable(line)}`);
    const error = errorIn(line);
    if (error === undefined) return;
    const text = printable(`${functionName}: ${error}`).slice(0, MAX_ERROR_CHARACTERS);
    const times = this.#errors.get(text) ?? 0;
    // Moved to the end: the oldest are dropped first.
    this.#errors.delete(text);
    this.#errors.set(text, times + 1);
    const [oldest] = this.#errors.keys();
    if (this.#errors.size > MAX_ERRORS && oldest !== undefined) this.#errors.delete(oldest);
  }

  print(): void {
    if (this.#errors.size === 0) return;
    this.#write('The last errors that the functions logged (--verbose shows all they log):');
    for (const [error, times] of this.#errors) this.#write(`  ${error}${times > 1 ? ` (${times} times)` : ''}`);
  }
}

/** The error in a line of a structured log, in short; any line that is not JSON counts as an error. */
const errorIn = (line: string): string | undefined => {
  if (!line.startsWith('{')) return line.trim() === '' ? undefined : line;
  try {
    const { level, message, key, error } = JSON.parse(line);
    if (level !== 'ERROR' && level !== 'CRITICAL') return undefined;
    const cause = error?.message === undefined ? '' : `: ${error.name ?? 'Error'}: ${error.message}`;
    return `${message}${typeof key === 'string' ? ` ${key}` : ''}${cause}`;
  } catch {
    return line;
  }
};
