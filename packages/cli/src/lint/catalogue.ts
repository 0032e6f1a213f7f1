import type { Rule, Rules } from './rule.ts';
import { links } from './rules/links.ts';
import { media } from './rules/media.ts';
import { members } from './rules/members.ts';
import { memberTypes } from './rules/member-types.ts';
import { operationIds } from './rules/operation-ids.ts';
import { operations } from './rules/operations.ts';
import { parameters } from './rules/parameters.ts';
import { paths } from './rules/paths.ts';
import { references } from './rules/references.ts';
import { responses } from './rules/responses.ts';
import { schemaLimits } from './rules/schema-limits.ts';
import { schemaShape } from './rules/schema-shape.ts';
import { schemaUnions } from './rules/schema-unions.ts';
import { schemaValues } from './rules/schema-values.ts';
import { schemaVersions } from './rules/schema-versions.ts';
import { security } from './rules/security.ts';
import { servers } from './rules/servers.ts';
import { tags } from './rules/tags.ts';

/** The rules by what they are about, in the order of their documentation. */
export const families = {
  Members: { ...members, ...memberTypes },
  Operations: { ...operationIds, ...operations },
  Paths: paths,
  Parameters: parameters,
  Responses: responses,
  Contents: media,
  References: references,
  Schemas: { ...schemaShape, ...schemaUnions },
  'Versions of schemas': schemaVersions,
  Values: schemaValues,
  Limits: schemaLimits,
  Security: security,
  Servers: servers,
  Tags: tags,
  'Links and callbacks': links,
} as const satisfies { readonly [family: string]: Rules };

type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** The id of a rule. */
export type RuleId = KeysOf<(typeof families)[keyof typeof families]>;

/** Every rule. */
export const catalogue = Object.assign({}, ...Object.values(families)) as Readonly<Record<RuleId, Rule>>; // the keys of all families

/** Whether a text is the id of a rule. */
export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(catalogue, text);
}

/** The ids, in the order of the documentation. */
export const ruleIds: readonly RuleId[] = Object.keys(catalogue).filter(isRuleId);
