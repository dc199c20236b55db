import { parseArgs } from 'node:util';

/**
 * The options of a training: `--without NAME`, as often as wanted, leaves out what was learnt from that source; the other
 * ones are flags.
 *
 * @throws {Error} with the usage, if there is another option, no folder, or a source that there is not
 */
export const trainingOptions = <Flag extends string>(
  script: string,
  sources: readonly string[],
  flags: readonly Flag[] = [],
): { folder: string; isLeftOut: (source: string) => boolean; has: (flag: Flag) => boolean } => {
  const options = flags.map((flag) => ` [--${flag}]`).join('');
  const usage = `usage: npm run ${script} -- DATA_FOLDER${options} [--without NAME]…\n  NAME: ${sources.join(', ')}`;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      without: { type: 'string', multiple: true, default: [] },
      ...Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' } as const])),
    },
  });
  const [folder] = positionals;
  const without = values.without as string[];
  if (!folder || without.some((source) => !sources.includes(source))) throw new Error(usage);
  return {
    folder,
    isLeftOut: (source) => without.includes(source),
    has: (flag) => (values as Record<string, unknown>)[flag] === true,
  };
};
