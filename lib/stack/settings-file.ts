import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { ConfigError, readSettings, type Settings, STAGE_NAMES, stageSettings } from './settings.ts';

/** The file with the settings of every stage, at the top of the project. */
const DEFAULT_PATH = fileURLToPath(new URL('../../.newsprint.json', import.meta.url));

const STAGE = /^[a-z][a-z0-9-]{0,14}$/;
const STAGE_WANTED = 'must be 1 to 15 small letters, digits and hyphens, the first a letter';

/** Also the JSON Schema of the file. */
export const settingsFile = z.strictObject({
  $schema: z.string().optional(),
  stages: z
    .record(z.string().regex(STAGE, STAGE_WANTED), stageSettings)
    .describe('Settings by stage: production, development, or a name of your own with `like`.'),
});

/** What is set for a stage, and where: for messages. */
export interface StageSettings {
  stage: string;
  settings: Settings;
  where: string;
}

/**
 * The settings of a stage in .newsprint.json, or in the file that the environment variable NEWSPRINT_CONFIG names.
 *
 * @throws {ConfigError} if the file cannot be read, or holds anything that does not exist or is out of range, in any stage
 */
export const settingsOf = (stage: string, path = process.env.NEWSPRINT_CONFIG || DEFAULT_PATH): StageSettings => {
  const file = basename(path);
  const content = parse(path, file);
  const shape = z.looseObject({ stages: z.looseObject({}) }).safeParse(content);
  if (!shape.success) throw new ConfigError(`${file} must be an object with an object "stages".`);
  const { stages } = shape.data;
  const unknown = Object.keys(shape.data).find((name) => !(name in settingsFile.shape));
  if (unknown !== undefined)
    throw new ConfigError(`${file} has a name that means nothing: ${JSON.stringify(unknown)}.`);
  // All of them: a mistake in another stage shows now, and not on the day that it is deployed.
  const read = Object.fromEntries(
    Object.entries(stages).map(([name, settings]) => [name, readStage(name, settings, `${file}: stages.${name}`)]),
  );
  const names = Object.values(read).flatMap(({ name }) => name ?? []);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw new ConfigError(`${file} has two stages of the name ${twice}: they would be one stack.`);
  if (!isDefault(stage) && !Object.hasOwn(read, stage)) {
    const known = [...new Set([...STAGE_NAMES, ...Object.keys(read)])].sort();
    throw new ConfigError(`Unknown stage ${JSON.stringify(stage)}: choose one of ${known.join(', ')}.`);
  }
  return { stage, settings: read[stage] ?? {}, where: `${file}: stages.${stage}` };
};

const isDefault = (stage: string): boolean => (STAGE_NAMES as readonly string[]).includes(stage);

const readStage = (name: string, settings: unknown, where: string): Settings => {
  if (!STAGE.test(name)) throw new ConfigError(`${where}: the name of a stage ${STAGE_WANTED}.`);
  const read = readSettings(settings, where);
  if (isDefault(name) === (read.like !== undefined)) {
    throw new ConfigError(
      isDefault(name)
        ? `${where}.like is only for stages with other names.`
        : `${where}.like must say which stage it is like: ${STAGE_NAMES.join(' or ')}.`,
    );
  }
  return read;
};

const parse = (path: string, file: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ConfigError(`${file} is not JSON: ${error.message}`);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && path === DEFAULT_PATH) return { stages: {} };
    throw new ConfigError(`${path} cannot be read: ${(error as Error).message}`);
  }
};
