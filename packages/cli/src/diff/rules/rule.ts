/** How much a change matters to callers, the gravest first. */
export const changeClasses = ['breaking', 'warning', 'sdk', 'safe'] as const;

/**
 * `breaking`: calls that worked may fail. `warning`: some may, or it cannot be told. `sdk`: calls work, the code of generated clients
 * changes. `safe`: neither.
 */
export type ChangeClass = (typeof changeClasses)[number];

/** Which way the values that a rule is about travel; `none` for what is no value. */
export type Direction = 'request' | 'response' | 'none';

/** A kind of change and what it means. */
export interface Rule {
  /** The id, as oasdiff calls the same change where it knows it; `{a,b}` stands for one id each. */
  readonly pattern: string;
  /** Its number in the list of docs/reference/diff-rules.md; `null` for reverse changes and additions to the list. */
  readonly number: number | null;
  readonly class: ChangeClass;
  readonly direction: Direction;
  /** A sentence; `{name}`, `{from}` and `{to}` are filled in. */
  readonly says: string;
}

/** Whether a class is at least as grave as a limit. */
export function isAtLeast(found: ChangeClass, limit: ChangeClass): boolean {
  return changeClasses.indexOf(found) <= changeClasses.indexOf(limit);
}

/**
 * The ids that a pattern stands for.
 * @example idsOf('request-{body,property}-min-set') // ['request-body-min-set', 'request-property-min-set']
 */
export function idsOf(pattern: string): readonly string[] {
  const [, before = '', choices = '', after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(pattern) ?? [];
  if (choices === '') return [pattern];
  return choices.split(',').flatMap((choice) => idsOf(`${before}${choice}${after}`));
}
