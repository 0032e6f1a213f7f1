import type { Version } from '../document/read-document.ts';
import type { Survey } from './survey.ts';

/** How bad a finding is: `error` contradicts the specification or itself, `warning` will disappoint somebody, `hint` is advice. */
export type Severity = 'error' | 'warning' | 'hint';

/** The severities, worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'hint'];

/** Names from the root of a document to a place in it. */
export type Path = readonly (string | number)[];

/** A place where a rule is broken. */
export interface Spot {
  readonly path: Path;
  /** What is wrong, with the names and values of this place. */
  readonly message: string;
  /** What to do at this place, where that is more than the rule can say. */
  readonly advice?: string | undefined;
}

/** A rule: facts for its documentation, and a pure function over a surveyed document. */
export interface Rule {
  readonly severity: Severity;
  /** What is wrong where the rule is broken, in general. */
  readonly summary: string;
  /** What to do about it. */
  readonly advice: string;
  /** The versions of OpenAPI that it is about: all of them unless told. */
  readonly versions?: readonly Version[];
  find(survey: Survey): Iterable<Spot>;
}

/** Rules by id. Ids are public: kebab-case, never renamed in a minor release. */
export interface Rules {
  readonly [id: string]: Rule;
}
