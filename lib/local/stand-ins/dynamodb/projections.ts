import { overlap, type Steps, stepsOf } from './paths.ts';
import { invalid } from './refusal.ts';
import { expressionReader, type Parsed, type Path, type Placeholders, readPath, type Tokens } from './tokens.ts';

/** ProjectionExpression: paths between commas. */
export const readProjection = expressionReader('ProjectionExpression', (tokens: Tokens): Path[] => {
  const paths = [readPath(tokens)];
  while (tokens.take(',')) paths.push(readPath(tokens));
  return paths;
});

/** The places that a projection leads to. @throws {Refusal} if two of them overlap */
export const projectedPaths = (
  projection: Parsed<Path[]> | undefined,
  { names }: Placeholders,
): Steps[] | undefined => {
  const paths = projection?.tree.map((path) => stepsOf(path, names));
  const problem = paths && overlap(paths);
  if (problem) throw invalid(`Invalid ProjectionExpression: ${problem}`);
  return paths;
};
