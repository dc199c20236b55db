import type { z } from 'zod';
import { TemplateError } from '../errors.ts';
import { resolve, type Scope } from './intrinsics.ts';

/** The parts of a CloudFormation template that the local run reads. */
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

/** The template's resources of these types, in the template's order. */
export const resourcesOfType = (template: Template, ...types: string[]): NamedResource[] =>
  Object.entries(template.Resources)
    .filter(([, resource]) => types.includes(resource.Type))
    .map(([id, resource]) => ({ id, type: resource.Type, properties: resource.Properties ?? {} }));

/**
 * The resource's properties that the schema names, with intrinsic functions evaluated. The others are left alone: they
 * may refer to roles, keys and log groups, which are not created locally.
 *
 * @throws {TemplateError} naming the resource and the property
 */
export const readProperties = <Schema extends z.ZodObject>(
  resource: NamedResource,
  schema: Schema,
  scope: Scope,
): z.output<Schema> => {
  const named = Object.fromEntries(Object.entries(resource.properties).filter(([name]) => name in schema.shape));
  const parsed = schema.safeParse(resolve(named, scope));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const property = issue?.path.join('.') ?? '';
  throw new TemplateError(`${resource.type} ${resource.id}: ${property || 'properties'}: ${issue?.message}`);
};
