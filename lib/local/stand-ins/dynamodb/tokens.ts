import { invalid } from './refusal.ts';
import { RESERVED_WORDS } from './reserved-words.ts';
import { expressionProblem } from './rules.ts';
import type { Value } from './values.ts';

/** The signs and words of an expression, from left to right. */
export class Tokens {
  readonly #tokens: string[];
  #at = 0;
  /** The placeholders seen so far. */
  readonly names = new Set<string>();
  readonly values = new Set<string>();

  constructor(expression: string) {
    if (expression.trim() === '') throw new SyntaxError('The expression can not be empty;');
    this.#tokens = expression.match(TOKEN)?.filter((token) => token.trim() !== '') ?? [];
    const unknown = this.#tokens.find((token) => !KNOWN.test(token));
    if (unknown !== undefined) throw this.#error(unknown);
  }

  get next(): string | undefined {
    return this.#tokens[this.#at];
  }

  /** Whether the next token is this word, in any case, or this sign; if so, goes on. */
  take(wanted: string): boolean {
    if (this.next?.toUpperCase() !== wanted) return false;
    this.#at++;
    return true;
  }

  expect(wanted: string): void {
    if (!this.take(wanted)) throw this.error();
  }

  /** What is read between parentheses. */
  enclosed<Read>(read: () => Read): Read {
    this.expect('(');
    const inner = read();
    this.expect(')');
    return inner;
  }

  /** The next token, whatever it is, if it looks like this. */
  read(pattern: RegExp): string {
    const { next } = this;
    if (next === undefined || !pattern.test(next)) throw this.error();
    this.#at++;
    return next;
  }

  /** Whether the next tokens are a function's name and a parenthesis. */
  get isCall(): boolean {
    return this.#tokens[this.#at + 1] === '(' && NAME.test(this.next ?? '');
  }

  end(): void {
    if (this.next !== undefined) throw this.error();
  }

  error(): SyntaxError {
    return this.#error(this.next ?? '<EOF>');
  }

  #error(token: string): SyntaxError {
    return new SyntaxError(
      `Syntax error; token: "${token}", near: "${this.#tokens.slice(Math.max(0, this.#at - 1), this.#at + 2).join(' ')}"`,
    );
  }
}

const TOKEN = /[#:]?\w+|<>|<=|>=|\S/g;
const KNOWN = /^(?:[#:]?\w+|<>|<=|>=|[-=<>+(),.[\]])$/;
const NAME = /^[A-Za-z_]\w*$/;

/** A step into an item: a name, a placeholder of one (`#n`), or a position in a list. */
export type Path = readonly (string | number)[];

/** `title`, `#a.b[0]` */
export const readPath = (tokens: Tokens): Path => {
  const path: (string | number)[] = [readName(tokens)];
  for (;;) {
    if (tokens.take('.')) path.push(readName(tokens));
    else if (tokens.take('[')) {
      path.push(Number(tokens.read(/^\d+$/)));
      tokens.expect(']');
    } else return path;
  }
};

const readName = (tokens: Tokens): string => {
  const name = tokens.read(/^#\w+$|^[A-Za-z_]\w*$/);
  if (name.startsWith('#')) tokens.names.add(name);
  else if (RESERVED_WORDS.has(name.toUpperCase())) {
    throw new SyntaxError(`Attribute name is a reserved keyword; reserved keyword: ${name}`);
  }
  return name;
};

/** `:value` */
export const readValue = (tokens: Tokens): string => {
  const value = tokens.read(/^:\w+$/);
  tokens.values.add(value);
  return value;
};

/** An expression as it was read once, with the placeholders that it uses. */
export interface Parsed<Tree> {
  tree: Tree;
  names: ReadonlySet<string>;
  values: ReadonlySet<string>;
}

const MAX_REMEMBERED = 1000;

/** Reads expressions of a kind and remembers them: the functions send the same ones again and again. */
export const expressionReader = <Tree>(kind: string, read: (tokens: Tokens) => Tree) => {
  const remembered = new Map<string, Parsed<Tree>>();
  return (expression: string): Parsed<Tree> => {
    const known = remembered.get(expression);
    if (known) return known;
    try {
      const problem = expressionProblem(expression);
      if (problem) throw new SyntaxError(problem);
      const tokens = new Tokens(expression);
      const tree = read(tokens);
      tokens.end();
      const parsed = { tree, names: tokens.names, values: tokens.values };
      if (remembered.size === MAX_REMEMBERED) remembered.clear();
      remembered.set(expression, parsed);
      return parsed;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw invalid(`Invalid ${kind}: ${error.message}`);
    }
  };
};

/** What the placeholders of a request stand for. */
export interface Placeholders {
  names: Readonly<Record<string, string>>;
  values: Readonly<Record<string, Value>>;
}
