import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageName } from '../../lib/stack/config.ts';
import { synthesise } from '../../lib/stack/synthesise.ts';

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: properties are as deep and as various as CloudFormation's own
  Properties: any;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** A synthesised template with the few questions that tests ask it. */
export class StackTemplate {
  readonly json: { Resources: Record<string, Resource>; Outputs: Record<string, { Value: unknown }> };

  constructor(json: StackTemplate['json']) {
    this.json = json;
  }

  /** The resources of a type, by logical id. */
  all(type: string): Map<string, Resource> {
    return new Map(Object.entries(this.json.Resources).filter(([, resource]) => resource.Type === type));
  }

  /** The logical id of the one resource of a type whose id begins so: `Newsprint/Inbox/Bucket` is `InboxBucket…`. */
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

/** The stack's template with these settings, its functions left unbundled; not to be changed. */
export const templateOf = (stage: StageName, context: Record<string, unknown> = {}): StackTemplate => {
  const key = JSON.stringify([stage, context]);
  const template = templates.get(key) ?? synthesiseTemplate(stage, context);
  templates.set(key, template);
  return template;
};

const synthesiseTemplate = (stage: StageName, context: Record<string, unknown>): StackTemplate => {
  const outdir = mkdtempSync(join(tmpdir(), 'newsprint-template-'));
  try {
    return new StackTemplate(synthesise({ outdir, stage, bundle: false, context }).stacks[0]!.template);
  } finally {
    rmSync(outdir, { recursive: true });
  }
};

/** What one may do, as `service:Action on Resource` lines: how a person would read a policy aloud. */
export const grants = (statements: Statement[]): string[] =>
  statements
    .flatMap(({ Effect, Action, Resource }) => {
      if (Effect !== 'Allow') throw new Error(`An Effect ${Effect} where only grants are expected`);
      return list(Action).flatMap((action) => list(Resource).map((resource) => `${action} on ${shortly(resource)}`));
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
const shortly = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [[name, argument]] = Object.entries(value as Record<string, unknown>) as [[string, unknown]];
  if (name === 'Fn::GetAtt') return (argument as string[])[0]!.replace(/[0-9A-F]{8}$/, '');
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(shortly).join('');
  if (name === 'Ref') return `<${argument}>`;
  throw new Error(`Not known how to read ${JSON.stringify(value)}`);
};
