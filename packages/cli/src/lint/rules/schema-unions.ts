import { isObject, memberOf, type Json } from '../../document/json.ts';
import { pointerOfReference, valueAt } from '../../document/pointer.ts';
import { targetOfMapping } from '../references.ts';
import type { Rules } from '../rule.ts';
import { admitsNull, listOf, partsOf, propertiesOf, requiredOf, unions } from '../schema-facts.ts';
import type { Site, Survey } from '../survey.ts';

/** oneOf, anyOf and discriminators. */
export const schemaUnions = {
  'union-single': {
    severity: 'hint',
    summary: 'A oneOf or anyOf has one member',
    advice: 'write the member itself; a comment beside a reference goes into allOf (3.0) or beside it (3.1)',
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        for (const union of unions) if (listOf(value[union]).length === 1) yield { path: [...path, union], message: `"${union}" has one member` };
    },
  },
  'union-empty': {
    severity: 'error',
    summary: 'A oneOf, anyOf or allOf has no members',
    advice: 'remove it: JSON Schema requires one at least',
    *find({ sites }) {
      for (const { path, value } of sites('Schema'))
        for (const keyword of [...unions, 'allOf'] as const)
          if (Array.isArray(value[keyword]) && value[keyword].length === 0) yield { path: [...path, keyword], message: `"${keyword}" has no members` };
    },
  },
  'union-null-twice': {
    severity: 'error',
    summary: 'Two members of a oneOf accept null',
    advice: 'let one member accept it: null matches two, so oneOf refuses it',
    *find(survey) {
      for (const { path, value } of survey.sites('Schema'))
        if (listOf(value['oneOf']).filter((member) => admitsNull(survey, survey.follow(member))).length > 1)
          yield { path: [...path, 'oneOf'], message: 'two members accept null' };
    },
  },
  'discriminator-mapping-dangling': {
    severity: 'error',
    summary: 'A discriminator maps a value to a schema that is not there',
    advice: 'correct the name of the component, or add it',
    *find({ references }) {
      for (const { from, path, isLocal, target, text } of references)
        if (from.kind === 'Discriminator' && isLocal && target === undefined) yield { path, message: `there is nothing at ${text}` };
    },
  },
  'discriminator-mapping-foreign': {
    severity: 'error',
    summary: 'A discriminator maps a value to a schema that is no member of the union',
    advice: 'add it to the union, or remove it from the mapping',
    *find(survey) {
      for (const { path, value, union, members } of discriminators(survey)) {
        if (union === null) continue;
        const mapping = memberOf(value, 'mapping');
        for (const [name, text] of isObject(mapping) ? Object.entries(mapping) : []) {
          const target = typeof text === 'string' ? targetIn(survey, text) : undefined;
          if (target !== undefined && !members.some((member) => member === target || survey.follow(member) === survey.follow(target)))
            yield { path: [...path, 'mapping', name], message: `${text} is no member of ${union}` };
        }
      }
    },
  },
  'discriminator-property-optional': {
    severity: 'warning',
    summary: 'A variant does not require the property of its discriminator',
    advice: 'define the property in each variant, with a const or an enum of one, and require it',
    *find(survey) {
      for (const { path, value, union, members } of discriminators(survey)) {
        const { propertyName: name } = value;
        // Since 3.2 a default mapping is for objects without the property.
        if (typeof name !== 'string' || value['defaultMapping'] !== undefined) continue;
        for (const [index, member] of members.entries())
          if (!alwaysHas(survey, member, name))
            yield {
              path: union === null ? path : [...path.slice(0, -1), union, index],
              message: `it does not require ${JSON.stringify(name)}, by which variants are told apart`,
            };
      }
    },
  },
  'discriminator-variant-inline': {
    severity: 'warning',
    summary: 'A union with a discriminator has a member that is no reference',
    advice: 'make it a component: only those have a name to be mapped to',
    *find(survey) {
      for (const { path, union, members } of discriminators(survey))
        for (const [index, member] of members.entries())
          if (union !== null && memberOf(member, '$ref') === undefined && !admitsNull(survey, member))
            yield { path: [...path.slice(0, -1), union, index], message: 'this variant has no name' };
    },
  },
  'discriminator-alone': {
    severity: 'warning',
    summary: 'A discriminator has no variants',
    advice: 'add oneOf beside it, or let variants refer to it in allOf',
    *find(survey) {
      const bases = new Set(survey.references.filter(({ path }) => path.at(-3) === 'allOf').map(({ target }) => target));
      for (const { path, found, union } of discriminators(survey))
        if (union === null && !bases.has(found.parent?.value as Json)) yield { path, message: 'nothing is told apart by it' };
    },
  },
} as const satisfies Rules;

interface DiscriminatorSite extends Site {
  readonly union: 'oneOf' | 'anyOf' | null;
  /** The variants; for a base of others, the schema itself. */
  readonly members: readonly Json[];
}

function discriminators({ sites }: Survey): readonly DiscriminatorSite[] {
  return sites('Discriminator').map((site) => {
    const schema = site.found.parent?.value as Json; // a Discriminator is a member of a schema
    const union = unions.find((keyword) => listOf(memberOf(schema, keyword)).length > 0) ?? null;
    return { ...site, union, members: union === null ? [schema] : listOf(memberOf(schema, union)) };
  });
}

function targetIn({ document }: Survey, text: string): Json | undefined {
  const pointer = pointerOfReference(targetOfMapping(text));
  return pointer === null ? undefined : valueAt(document, pointer);
}

/** Whether each value of a schema has a property: a union has it when all of its members have. A circle has what the rest has. */
function alwaysHas(survey: Survey, schema: Json, name: string, seen: ReadonlySet<Json> = new Set()): boolean {
  const own = survey.follow(schema);
  // Null, and what is in other documents, is no variant that could be judged.
  if (own === undefined || seen.has(own) || (admitsNull(survey, own) && !isObject(memberOf(own, 'properties')))) return true;
  if (requiredOf(survey, own).includes(name) && (propertiesOf(survey, own).has(name) || partsOf(survey, own).some(isOpen))) return true;
  return unions.some((union) => {
    const members = listOf(memberOf(own, union));
    return members.length > 0 && members.every((member) => alwaysHas(survey, member, name, new Set([...seen, own])));
  });
}

function isOpen(part: Site['value']): boolean {
  return part['properties'] === undefined;
}
