import type { ProblemIssue } from '../shapes/problem.ts';
import type { CheckedInput } from '../shapes/runtime.ts';
import { HttpError } from '../support/errors.ts';
import { explain, type ExplainContext } from './explain.ts';

/** A request whose values do not satisfy their schemas: 422 with every issue, up to a cap. */
export class InvalidInput extends HttpError {
  readonly issues: ProblemIssue[];

  constructor(issues: ProblemIssue[]) {
    super(422, 'input.invalid', issues.length === 1 ? 'A value is not what it must be' : `${issues.length} values are not what they must be`);
    this.issues = issues;
  }
}

/** At most this many issues in one problem: a caller needs a few, an attacker would like millions. */
const mostIssues = 20;

/** Explains every input that fails its check. */
export function invalid(inputs: readonly CheckedInput[], context: Omit<ExplainContext, 'limit'>): InvalidInput {
  const issues: ProblemIssue[] = [];
  for (const { location, schema, value, check } of inputs) {
    if (value === undefined || check(value)) continue;
    const limit = mostIssues - issues.length;
    if (limit <= 0) break;
    for (const { pointer, code, parameters, message } of explain(schema(), value, { ...context, limit })) {
      issues.push({ location, pointer, code, message, ...(parameters === undefined ? {} : { parameters }) });
    }
  }
  return new InvalidInput(issues);
}
