import type { ParameterPlan } from '../../shapes/parameter.ts';
import { literal } from '../../support/code.ts';
import { setting, type Place } from './place.ts';
import type { Case } from './text-members.ts';
import type { ObjectTextType, TextType } from './text-type.ts';
import { objectBranches, pairsValue } from './text-value.ts';

/** How one parameter takes part in a scan over names and texts. */
export interface Reader {
  readonly variables: readonly string[];
  readonly cases: readonly Case[];
  /** Names of members, which yield to declared names. */
  readonly memberCases: readonly Case[];
  /** Names that only a condition tells. */
  readonly fallbacks: readonly { readonly condition: string; readonly statement: string }[];
  /** Writes what sets the value after the scan. */
  readonly finish: () => void;
}

/** Whether members of the parameter stand in pairs of their own. */
export function collectsPairs({ style, explode }: ParameterPlan, type: TextType): boolean {
  return (style === 'deepObject' || (style === 'form' && explode)) && objectBranches(type).length > 0;
}

/** A parameter whose members stand in pairs of their own. */
interface Exploded {
  readonly parameter: ParameterPlan;
  readonly type: TextType;
  /** Reads what bears the parameter's own name: a text where an object should be. */
  readonly plain: Reader;
  /** A statement that adds the pair at hand to a list, under an expression for its name. */
  readonly keep: (pairs: string, name: string) => string;
}

/**
 * Reads an object from pairs of its members: `R=100&G=200` (form), `color[R]=100&color[G]=200` (deepObject, one level: other
 * brackets belong to the name). An undeclared name goes to the first exploded object with a schema for it.
 */
export function pairsReader(place: Place, { parameter, type, plain, keep }: Exploded): Reader {
  const { writer } = place;
  const pairs = writer.variable('pairs');
  const isDeep = parameter.style === 'deepObject';
  const objects = objectBranches(type).map((branch) => branch.type);
  const names = new Set(objects.flatMap(({ members }) => [...members.keys()]));
  // A member may have the parameter's name; then that is what the name means.
  const own = !isDeep && objects.some((object) => hasMember(object, parameter.name)) ? null : plain;
  const isMissing = own === null ? '' : `${own.variables.join('')} === undefined && `;
  return {
    variables: [...(own?.variables ?? []), pairs],
    cases: own?.cases ?? [],
    memberCases: isDeep ? [] : [{ names: [...names], statement: keep(pairs, 'name') }],
    fallbacks: isDeep ? [deepFallback(parameter.name, (name) => keep(pairs, name))] : openFallbacks(place, objects, keep(pairs, 'name')),
    finish: () => {
      own?.finish();
      const present = parameter.required && type.kind === 'object' ? `${isMissing}(${pairs} ??= [])` : `${isMissing}${pairs} !== undefined`;
      writer.line(`if (${present}) ${setting(writer, 'values', parameter.name, pairsValue(place, type, pairs))}`);
    },
  };
}

function deepFallback(name: string, keep: (name: string) => string): Reader['fallbacks'][number] {
  const prefix = literal(`${name}[`);
  return { condition: `name.startsWith(${prefix}) && name.endsWith("]")`, statement: keep(`name.slice(${name.length + 1}, -1)`) };
}

function hasMember({ members, patterns, rest }: ObjectTextType, name: string): boolean {
  return members.has(name) || rest !== null || patterns.some(([pattern]) => new RegExp(pattern, 'u').test(name));
}

function openFallbacks({ writer }: Place, objects: readonly ObjectTextType[], statement: string): Reader['fallbacks'] {
  const test = ([pattern]: readonly [string, unknown]): string => `${writer.constant('pattern', new RegExp(pattern, 'u'))}.test(name)`;
  const tests = objects.flatMap(({ patterns, rest }) => (rest === null ? patterns.map(test) : ['true']));
  return tests.length === 0 ? [] : [{ condition: tests.join(' || '), statement }];
}
