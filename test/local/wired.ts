import { fileURLToPath } from 'node:url';
import { type Assembly, synthesiseAssembly } from '../../lib/local/template/assembly.ts';
import type { Template, TemplateResource } from '../../lib/local/template/template.ts';

const functions = fileURLToPath(new URL('./functions', import.meta.url));

let synthesised: Promise<Assembly> | undefined;

/**
 * The stack's own template, with small functions of the tests in place of the product's, so that what is tested is the
 * wiring alone.
 *
 * @param change may break the template
 */
export async function wired(change: (template: Template) => void = () => {}): Promise<Assembly> {
  synthesised ??= synthesiseAssembly({ bundle: false });
  const template = structuredClone((await synthesised).template);
  const assets = new Map(
    Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([id]) => [id, `${functions}/${id.includes('Deduplicate') ? 'deduplicate' : 'analyse'}`]),
  );
  // Once is enough to see a failure; five times takes ten seconds.
  for (const { Properties } of resources(template, 'AWS::SQS::Queue')) {
    if (Properties?.RedrivePolicy) (Properties.RedrivePolicy as { maxReceiveCount: number }).maxReceiveCount = 1;
  }
  change(template);
  return { template, assets };
}

/** The template's resources of a type whose id holds the text. */
export function resources(template: Template, type: string, part = ''): TemplateResource[] {
  return Object.entries(template.Resources)
    .filter(([id, resource]) => resource.Type === type && id.includes(part))
    .map(([, resource]) => resource);
}

/** The properties of the one resource of a type whose id holds the text. */
export function properties(template: Template, type: string, part = ''): Record<string, unknown> {
  const [resource, another] = resources(template, type, part);
  if (!resource?.Properties || another) throw new Error(`not one ${type} with ${part}`);
  return resource.Properties;
}

/** Takes the resources of a type out of the template whose id holds the text. */
export function drop(template: Template, type: string, part = ''): void {
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    if (Type === type && id.includes(part)) delete template.Resources[id];
  }
}
