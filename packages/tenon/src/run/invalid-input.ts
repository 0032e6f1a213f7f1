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

/** Explains every input that fails its check; a body that nests too deep is not explained but refused. */
export function invalid(inputs: readonly CheckedInput[], context: Omit<ExplainContext, 'limit'>): HttpError {
  const issues: ProblemIssue[] = [];
  for (const { location, schema, value, check, depth } of inputs) {
    if (value === undefined || check(value)) continue;
    if (depth !== null && nestsDeeper(value, depth)) return tooDeep(depth);
    const limit = mostIssues - issues.length;
    if (limit <= 0) continue;
    for (const { pointer, code, parameters, message } of explain(schema(), value, { ...context, limit })) {
      issues.push({ location, pointer, code, message, ...(parameters === undefined ? {} : { parameters }) });
    }
  }
  return new InvalidInput(issues);
}

/** The refusal of a body that nests deeper than is allowed. */
export function tooDeep(limit: number): HttpError {
  return new HttpError(400, 'body.too-deep', `The body nests deeper than ${limit} levels`);
}

/** Whether a parsed value has more arrays and objects inside each other than `limit`; goes no deeper than that itself. */
export function nestsDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  if (Array.isArray(value)) return value.some((each) => nestsDeeper(each, limit - 1));
  const record = value as Readonly<Record<string, unknown>>; // a parsed JSON object
  for (const name in record) if (nestsDeeper(record[name], limit - 1)) return true;
  return false;
}
