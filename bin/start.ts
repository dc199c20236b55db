/** `npm start`: Newsprint on one machine. `npm start -- --help` lists the options. */
import { run } from '../lib/local/command/run.ts';

// A reader that takes only the beginning of the output, like `head`, closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2));
