import type { Json } from './json.ts';

/** Where in a request a value stood. */
export type IssueLocation = 'path' | 'query' | 'header' | 'cookie' | 'body';

/** One mistake in a value: data first, the sentence derived. Never holds the value itself. */
export interface Issue {
  /** JSON pointer (RFC 6901) into the value; `''` is the value itself. */
  readonly pointer: string;
  /** Stable code: the keyword that failed, e.g. `minimum`, `required`, `unknown`, `type`, `format`. */
  readonly code: string;
  /** What the keyword asked for, e.g. `{ minimum: 1 }`. */
  readonly parameters?: { readonly [name: string]: Json };
  readonly message: string;
}

/** RFC 9457 problem details, as a client receives them. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  /** Stable code from Tenon's catalogue, present when Tenon made the problem. */
  code?: string;
  errors?: ProblemIssue[];
}

/** One validation issue of a problem. */
export interface ProblemIssue {
  location: IssueLocation;
  pointer: string;
  code: string;
  message: string;
  parameters?: { [name: string]: unknown };
}

/** A problem as a handler writes it: Tenon fills `status` and leaves `type` out, which means `about:blank`. */
export interface ProblemInit {
  title: string;
  detail?: string;
  status?: number;
  type?: string;
  instance?: string;
  code?: string;
  errors?: ProblemIssue[];
}
