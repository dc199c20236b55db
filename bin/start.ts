/** `npm start`: Newsprint on one machine. `npm start -- --help` says what it can do. */
import { run } from '../lib/local/command/run.ts';

// Who reads only the beginning of the output, as `head` does, closes it: no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2));
