import { fileURLToPath } from 'node:url';
import { type Assembly, synthesiseAssembly } from '../../lib/local/template/assembly.ts';
import type { Template, TemplateResource } from '../../lib/local/template/template.ts';

const functions = fileURLToPath(new URL('./functions', import.meta.url));

let synthesised: Promise<Assembly> | undefined;

/**
 * The stack's template with small test functions in place of the real ones, to test the wiring only.
 *
 * @param change may break the template
 */
export const wired = async (change: (template: Template) => void = () => {}): Promise<Assembly> => {
  synthesised ??= synthesiseAssembly({ bundle: false });
  const template = structuredClone((await synthesised).template);
  const assets = new Map(
    Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([id]) => [id, `${functions}/${id.includes('Deduplicate') ? 'deduplicate' : 'analyse'}`]),
  );
  // One failure is enough; five take ten seconds.
  for (const { Properties } of resources(template, 'AWS::SQS::Queue')) {
    if (Properties?.RedrivePolicy) (Properties.RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount = 1;
  }
  change(template);
  return { template, assets };
};

/** The template's resources of a type with the text in their ids. */
export const resources = (template: Template, type: string, part = ''): TemplateResource[] =>
  Object.entries(template.Resources)
    .filter(([id, resource]) => resource.Type === type && id.includes(part))
    .map(([, resource]) => resource);

/** The properties of the only resource of a type with the text in its id. */
export const properties = (template: Template, type: string, part = ''): Record<string, unknown> => {
  const [resource, another] = resources(template, type, part);
  if (!resource?.Properties || another) throw new Error(`There must be exactly one ${type} with ${part}`);
  return resource.Properties;
};

/** Removes the resources of a type with the text in their ids. */
export const drop = (template: Template, type: string, part = ''): void => {
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    if (Type === type && id.includes(part)) delete template.Resources[id];
  }
};
