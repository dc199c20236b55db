import { TemplateError } from '../errors.ts';

/** Resolves the references in a template. */
export interface Scope {
  /** The value of `Ref`: of a resource, a parameter or a pseudo parameter (`AWS::Region`). */
  ref(name: string): unknown;
  /** The value of `Fn::GetAtt`. */
  attribute(id: string, attribute: string): unknown;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** `AWS::NoValue`: the property is left out. */
const NO_VALUE = Symbol('AWS::NoValue');

/**
 * The value with its CloudFormation intrinsic functions evaluated, at any depth.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 *
 * @throws {TemplateError} for a reference to an unknown name, and for a function that the local run does not support
 */
export const resolve = (value: unknown, scope: Scope): unknown => {
  const resolved = resolveValue(value, scope);
  return resolved === NO_VALUE ? undefined : resolved;
};

const resolveValue = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, scope)).filter((item) => item !== NO_VALUE);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
    const intrinsic = INTRINSICS[only[0]];
    if (!intrinsic) throw new TemplateError(`The local run does not support the template's function ${only[0]}`);
    return intrinsic(only[1], scope);
  }
  return Object.fromEntries(
    entries.map(([name, item]) => [name, resolveValue(item, scope)]).filter(([, item]) => item !== NO_VALUE),
  );
};

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (argument, scope) => (argument === 'AWS::NoValue' ? NO_VALUE : scope.ref(text(argument, 'Ref'))),

  'Fn::GetAtt': (argument, scope) => {
    const [id, ...attribute] = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt');
    return scope.attribute(text(id, 'Fn::GetAtt'), attribute.map(String).join('.'));
  },

  'Fn::Join': (argument, scope) => {
    const [separator, items] = list(argument, 'Fn::Join');
    return list(resolveValue(items, scope), 'Fn::Join').map(String).join(text(separator, 'Fn::Join'));
  },

  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, 'Fn::Select');
    return list(resolveValue(items, scope), 'Fn::Select')[Number(resolveValue(index, scope))];
  },

  'Fn::Split': (argument, scope) => {
    const [separator, whole] = list(argument, 'Fn::Split');
    return text(resolveValue(whole, scope), 'Fn::Split').split(text(separator, 'Fn::Split'));
  },

  'Fn::Sub': (argument, scope) => {
    const [pattern, variables] = typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub');
    const values = (resolveValue(variables ?? {}, scope) ?? {}) as Record<string, unknown>;
    return text(pattern, 'Fn::Sub').replace(/\$\{([^{}]*)\}/g, (_whole, name: string) => {
      // CloudFormation writes a literal `${Name}` as `${!Name}`.
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (Object.hasOwn(values, name)) return String(values[name]);
      const dot = name.indexOf('.');
      return String(dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
    });
  },
};

const text = (value: unknown, intrinsic: string): string => {
  if (typeof value !== 'string') throw new TemplateError(`${intrinsic} in the template expects a string`);
  return value;
};

const list = (value: unknown, intrinsic: string): unknown[] => {
  if (!Array.isArray(value)) throw new TemplateError(`${intrinsic} in the template expects a list`);
  return value;
};
