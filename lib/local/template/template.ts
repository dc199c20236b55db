import type { z } from 'zod';
import { TemplateError } from '../errors.ts';
import { resolve, type Scope } from './intrinsics.ts';

/** As much of a CloudFormation template as the local run reads. */
export interface Template {
  Resources: Record<string, TemplateResource>;
  Parameters?: Record<string, { Default?: unknown }>;
}

export interface TemplateResource {
  Type: string;
  Properties?: Record<string, unknown>;
  Metadata?: Record<string, unknown>;
}

export interface NamedResource {
  /** The logical id. */
  id: string;
  type: string;
  properties: Record<string, unknown>;
}

/** The template's resources of the types, in the order in which they stand there. */
export function resourcesOfType(template: Template, ...types: string[]): NamedResource[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => types.includes(resource.Type))
    .map(([id, resource]) => ({ id, type: resource.Type, properties: resource.Properties ?? {} }));
}

/**
 * Those of the resource's properties that the schema names, with intrinsic functions resolved. The others are not
 * even resolved: they may refer to roles, keys and log groups, which are not created locally.
 *
 * @throws TemplateError naming the resource and the property
 */
export function readProperties<Schema extends z.ZodObject>(
  resource: NamedResource,
  schema: Schema,
  scope: Scope,
): z.output<Schema> {
  const read = Object.fromEntries(Object.entries(resource.properties).filter(([name]) => name in schema.shape));
  const parsed = schema.safeParse(resolve(read, scope));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const property = issue?.path.join('.') ?? '';
  throw new TemplateError(`${resource.type} ${resource.id}: ${property || 'properties'}: ${issue?.message}`);
}
