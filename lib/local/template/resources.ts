import { TemplateError } from '../errors.ts';
import type { Scope } from './intrinsics.ts';
import type { Template } from './template.ts';

interface Created {
  ref: string;
  attributes: Record<string, string>;
}

/** The resources created so far, by logical id, to which `Ref` and `Fn::GetAtt` in the template resolve. */
export class Resources implements Scope {
  readonly #template: Template;
  readonly #region: string;
  readonly #created = new Map<string, Created>();
  #accountId = '000000000000';

  constructor(template: Template, region: string) {
    this.#template = template;
    this.#region = region;
  }

  /** Adds a created resource. An ARN that names an account also sets the account id. */
  add(id: string, ref: string, attributes: Record<string, string>): void {
    this.#created.set(id, { ref, attributes });
    const accountId = attributes.Arn?.split(':')[4];
    if (accountId) this.#accountId = accountId;
  }

  has(id: string): boolean {
    return this.#created.has(id);
  }

  ref(name: string): unknown {
    switch (name) {
      case 'AWS::AccountId':
        return this.#accountId;
      case 'AWS::Region':
        return this.#region;
      case 'AWS::Partition':
        return 'aws';
      case 'AWS::URLSuffix':
        return 'amazonaws.com';
      case 'AWS::StackName':
        return 'local';
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${this.#region}:${this.#accountId}:stack/local/local`;
    }
    const parameter = this.#template.Parameters?.[name];
    if (parameter?.Default !== undefined) return parameter.Default;
    return this.#find(name).ref;
  }

  attribute(id: string, attribute: string): string {
    const value = this.#find(id).attributes[attribute];
    if (value === undefined) {
      throw new TemplateError(`The template asks for ${id}.${attribute}, which the local run does not support`);
    }
    return value;
  }

  #find(id: string): Created {
    const created = this.#created.get(id);
    if (created) return created;
    const resource = this.#template.Resources[id];
    throw new TemplateError(
      resource
        ? `The template refers to ${id} (${resource.Type}), which the local run does not create`
        : `The template refers to ${id}, which it does not contain`,
    );
  }
}

/** The logical ids that the value refers to by `Ref` or `Fn::GetAtt`. */
export const referencesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    if (name === 'Ref' && typeof item === 'string') return [item];
    if (name === 'Fn::GetAtt') return [String(Array.isArray(item) ? item[0] : String(item).split('.')[0])];
    return referencesIn(item);
  });
};
