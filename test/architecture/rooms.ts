/**
 * Which room may use which: the arrows of docs/architecture.md, as rules for dependency-cruiser.
 * https://github.com/sverweij/dependency-cruiser/blob/main/doc/rules-reference.md
 */
import type { IForbiddenRuleType } from 'dependency-cruiser';

/** Rooms from the ground up: each may use those before it. A room is a path, or several on one floor that do not know each other. */
type Floors = readonly (string | readonly string[])[];

const HOUSE: Floors = [
  'lib/text',
  'functions/tables',
  'functions/messages',
  'lib/explorer',
  ['functions/analyse', 'functions/backfill', 'functions/deduplicate', 'functions/explore'],
  ['lib/local', 'bin/backfill'],
  'bin/training',
];

const TEXT: Floors = [
  ['lib/text/vocabulary.ts', 'lib/text/binary-search.ts', 'lib/text/trim.ts'],
  ['lib/text/words', 'lib/text/models'],
  'lib/text/article',
  ['lib/text/similarity', 'lib/text/language'],
  'lib/text/statements',
  'lib/text/search',
];

const ARTICLE: Floors = [
  ['lib/text/article/article.ts', 'lib/text/article/rejected-file.ts'],
  'lib/text/article/characters',
  'lib/text/article/head',
  'lib/text/article/repetition',
  'lib/text/article/formats',
  'lib/text/article/read-file.ts',
  'lib/text/article/read-bulk.ts',
];

const FORMATS: Floors = [
  'lib/text/article/formats/markup',
  'lib/text/article/formats/fields',
  ['lib/text/article/formats/html', 'lib/text/article/formats/xml', 'lib/text/article/formats/pdf'],
];

const LANGUAGE: Floors = [
  'lib/text/language/syntax',
  'lib/text/language/names',
  'lib/text/language/entities',
  'lib/text/language/read-document.ts',
  'lib/text/language/dates',
];

const DEDUPLICATE: Floors = [
  'functions/deduplicate/budget.ts',
  'functions/deduplicate/context.ts',
  'functions/deduplicate/file',
  'functions/deduplicate/inbox',
  'functions/deduplicate/story',
  'functions/deduplicate/analysis',
  'functions/deduplicate/withdrawal',
  'functions/deduplicate/article',
  'functions/deduplicate/bulk',
  'functions/deduplicate/upload',
  'functions/deduplicate/outgoing.ts',
  'functions/deduplicate/index.ts',
];

const ANALYSE: Floors = [
  'functions/analyse/context.ts',
  'functions/analyse/rows',
  'functions/analyse/story',
  ['functions/analyse/publish.ts', 'functions/analyse/withdraw-article.ts'],
  'functions/analyse/handle-message.ts',
  'functions/analyse/index.ts',
];

const LOCAL: Floors = [
  ['lib/local/errors.ts', 'lib/local/for-each-concurrently.ts', 'lib/local/thread-memory.ts'],
  'lib/local/template',
  'lib/local/cloud',
  'lib/local/stand-ins',
  'lib/local/lambda',
  'lib/local/inbox',
  'lib/local/local.ts',
  'lib/local/start-local.ts',
  'lib/local/explorer',
  'lib/local/command',
];

const EXPLORER: Floors = [
  'lib/explorer/html.ts',
  'lib/explorer/address.ts',
  'lib/explorer/host.ts',
  ['lib/explorer/hosts', 'lib/explorer/data'],
  'lib/explorer/format.ts',
  'lib/explorer/place.ts',
  ['lib/explorer/parts', 'lib/explorer/pictures'],
  'lib/explorer/views',
  'lib/explorer/explore.ts',
  'lib/explorer/frame.ts',
  'lib/explorer/widget.ts',
];

const anyOf = (paths: readonly string[]): string =>
  `^(${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})(/|$)`;

const onlyDown = (floors: Floors): IForbiddenRuleType[] => {
  const rooms = floors.map((floor) => [floor].flat());
  const upwards = rooms.flatMap((floor, i) => {
    const above = rooms.slice(i + 1).flat();
    return above.length === 0
      ? []
      : [rule(`${floor.join(', ')} may not use what is above`, anyOf(floor), anyOf(above))];
  });
  const sideways = rooms.flatMap((floor) =>
    floor.length === 1
      ? []
      : floor.map((room) =>
          rule(`${room} may not use its neighbours`, anyOf([room]), anyOf(floor.filter((other) => other !== room))),
        ),
  );
  return [...upwards, ...sideways];
};

const rule = (name: string, from: string, to: string): IForbiddenRuleType => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

/** Packages by the room that needs them: nothing that runs in Lambda may use what is only installed for development. */
const PACKAGES: IForbiddenRuleType[] = [
  {
    name: 'lib/text knows no AWS',
    severity: 'error',
    from: { path: '^lib/text/' },
    to: { path: 'node_modules/(@aws|aws-|@smithy|constructs)' },
  },
  {
    name: 'what runs in Lambda may not use development dependencies',
    severity: 'error',
    from: { path: '^(lib/text|lib/explorer|functions)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  },
  {
    name: 'every package is in package.json',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined'] },
  },
  { name: 'every import can be resolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

export const RULES: IForbiddenRuleType[] = [
  { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
  ...[HOUSE, TEXT, ARTICLE, FORMATS, LANGUAGE, DEDUPLICATE, ANALYSE, EXPLORER, LOCAL].flatMap(onlyDown),
  rule('lib/text uses nothing outside itself', '^lib/text/', '^(bin|functions|lib/(?!text/)|test)'),
  rule('lib/stack knows the functions only by their paths', '^lib/stack/', '^(bin|functions|lib/(?!stack/)|test)'),
  rule('functions use only lib/text beside themselves', '^functions/(?!explore/)', '^(bin|lib/(?!text/)|test)'),
  rule('functions/explore uses lib/explorer too', '^functions/explore/', '^(bin|lib/(?!text/|explorer/)|test)'),
  rule(
    'lib/explorer uses lib/text and the tables',
    '^lib/explorer/',
    '^(bin|functions/(?!tables/)|lib/(?!text/|explorer/)|test)',
  ),
  rule('nothing uses the tests', '^(bin|functions|lib)/', '^test/'),
  ...PACKAGES,
];
