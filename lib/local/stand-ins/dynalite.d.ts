declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Milliseconds that tables stay in CREATING, UPDATING and DELETING; the folder of the database, memory without. */
  interface Options {
    createTableMs?: number;
    updateTableMs?: number;
    deleteTableMs?: number;
    path?: string;
  }

  export default function dynalite(options?: Options): Server;
}
