import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../lib/stack/settings.ts';
import { synthesise } from '../../lib/stack/synthesise.ts';

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties of all CloudFormation resources
  Properties: any;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** A synthesised template with queries for the tests. */
export class StackTemplate {
  readonly json: {
    Resources: Record<string, Resource>;
    Outputs: Record<string, { Value: unknown }>;
    Conditions?: Record<string, unknown>;
  };

  constructor(json: StackTemplate['json']) {
    this.json = json;
  }

  /** The resources of a type, by logical id. */
  all(type: string): Map<string, Resource> {
    return new Map(Object.entries(this.json.Resources).filter(([, resource]) => resource.Type === type));
  }

  /** The id of the only resource of a type whose id has this prefix: `Newsprint/Inbox/Bucket` is `InboxBucket…`. */
  id(type: string, prefix: string): string {
    const ids = [...this.all(type).keys()].filter((id) => id.startsWith(prefix));
    if (ids.length !== 1) throw new Error(`${ids.length} resources ${type} begin with ${prefix}`);
    return ids[0]!;
  }

  one(type: string, prefix: string): Resource {
    return this.json.Resources[this.id(type, prefix)]!;
  }
}

const templates = new Map<string, StackTemplate>();

/** The stack's template with these settings, with functions unbundled; shared, so not to be modified. */
export const templateOf = (stage: string, settings: Settings = {}): StackTemplate => {
  const key = JSON.stringify([stage, settings]);
  const template = templates.get(key) ?? synthesiseTemplate(stage, settings);
  templates.set(key, template);
  return template;
};

const synthesiseTemplate = (stage: string, settings: Settings): StackTemplate => {
  const outdir = mkdtempSync(join(tmpdir(), 'newsprint-template-'));
  try {
    return new StackTemplate(synthesise({ outdir, stage, bundle: false, settings }).stacks[0]!.template);
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

/** The text that CloudFormation would make of a value, with the physical names of tables and dashboards. */
export const evaluate = (
  template: StackTemplate,
  value: unknown,
  place: { partition: string; region: string },
): string => {
  if (typeof value === 'string') return value;
  const [[name, argument]] = Object.entries(value as Record<string, unknown>) as [[string, unknown]];
  const of = (part: unknown): string => evaluate(template, part, place);
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(of).join((argument as [string])[0]);
  if (name === 'Fn::If') {
    const [condition, yes, no] = argument as [string, unknown, unknown];
    const { 'Fn::Equals': sides } = template.json.Conditions![condition] as { 'Fn::Equals': unknown[] };
    return of(new Set(sides.map(of)).size === 1 ? yes : no);
  }
  if (name !== 'Ref') throw new Error(`Unknown intrinsic function: ${JSON.stringify(value)}`);
  if (argument === 'AWS::Region') return place.region;
  if (argument === 'AWS::Partition') return place.partition;
  const { TableName, DashboardName } = template.json.Resources[argument as string]!.Properties;
  return TableName ?? DashboardName;
};

/** The permissions that the statements grant, as lines `service:Action on Resource`. */
export const grants = (statements: Statement[]): string[] =>
  statements
    .flatMap(({ Effect, Action, Resource }) => {
      if (Effect !== 'Allow') throw new Error(`Unexpected effect: ${Effect}`);
      return list(Action).flatMap((action) => list(Resource).map((resource) => `${action} on ${shortName(resource)}`));
    })
    .sort();

export interface Statement {
  Sid?: string;
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Principal?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** `{"Fn::GetAtt": ["TablesFiles12345678", "Arn"]}` is `TablesFiles`; a join is its parts in a row. */
const shortName = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [[name, argument]] = Object.entries(value as Record<string, unknown>) as [[string, unknown]];
  if (name === 'Fn::GetAtt') return (argument as string[])[0]!.replace(/[0-9A-F]{8}$/, '');
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(shortName).join('');
  if (name === 'Ref') return `<${argument}>`;
  throw new Error(`Unknown intrinsic function: ${JSON.stringify(value)}`);
};
