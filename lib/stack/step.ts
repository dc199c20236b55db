import type { WorkedQueue } from './worked-queue.ts';
import type { Worker } from './worker.ts';

/** A step of the pipeline, to be watched. */
export interface Step {
  queue: WorkedQueue;
  /** What came in bulk: it may wait for long. */
  bulkQueue: WorkedQueue;
  worker: Worker;
}
