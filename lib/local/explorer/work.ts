import { messageOf } from '../errors.ts';
import type { Local, Progress } from '../local.ts';

/** What is being worked off, as the page shows it. */
export interface Work {
  readonly isBusy: boolean;
  readonly progress: Progress;
}

/** Follows what is being worked off: the files of the command, and those dropped onto the page. */
export class CurrentWork implements Work {
  readonly #local: Pick<Local, 'progress' | 'settled'>;
  readonly #note: (remark: string) => void;
  #latest: Promise<unknown> = Promise.resolve();
  #running = 0;

  constructor(local: Pick<Local, 'progress' | 'settled'>, note: (remark: string) => void) {
    this.#local = local;
    this.#note = note;
  }

  get isBusy(): boolean {
    return this.#running > 0;
  }

  get progress(): Progress {
    return this.#local.progress;
  }

  /** Work that somebody else waits for. */
  follow(work: Promise<unknown>): void {
    this.#running++;
    const done = () => {
      this.#running--;
    };
    this.#latest = work.then(done, done);
  }

  /** Waits, after what is under way, until all uploads are worked off. Errors are noted. */
  settle(): void {
    const settled = this.#latest.then(() => this.#local.settled());
    this.follow(settled);
    settled.then(
      ({ failures }) => {
        for (const { files, reason } of failures) this.#note(`${files.join(', ')}: ${reason}`);
      },
      // The end of the program ends the waiting.
      (error) => this.#note(messageOf(error)),
    );
  }
}
