import { isObject, memberOf, type Json, type JsonObject } from '../../document/json.ts';
import { listOf } from './keyword-values.ts';
import { below, type PlacedSchema, type Schemas } from './schemas.ts';

/** What a schema says of a member: `null` where it does not declare it. */
export type MemberVerdict = 'accepts' | 'refuses' | null;

/** What a schema says of a member, through references, `allOf` and alternatives, of which one is enough. */
export function memberVerdict(placed: PlacedSchema, [name, value]: readonly [string, Json], schemas: Schemas): MemberVerdict {
  return verdictOf(placed, { name, value, schemas }, new Set());
}

/** The alternatives of a union that fit best what a caller has sent: all of them where that says nothing. */
export function fittingBranches(
  { schema: union }: { readonly schema: JsonObject },
  branches: readonly PlacedSchema[],
  { sent, schemas }: { readonly sent: JsonObject; readonly schemas: Schemas },
): readonly PlacedSchema[] {
  const named = discriminated(union, sent, schemas);
  const chosen = branches.filter(({ schema }) => named !== null && targetOf(schema, schemas)?.pointer === named);
  if (chosen.length > 0) return chosen;
  const ranks = branches.map((branch) => {
    const verdicts = Object.entries(sent).map((member) => memberVerdict(branch, member, schemas));
    const count = (wanted: MemberVerdict): number => verdicts.filter((verdict) => verdict === wanted).length;
    // What is refused counts first: an alternative with another tag may have more members in common.
    return count('accepts') - count('refuses') * (verdicts.length + 1);
  });
  const best = Math.max(...ranks);
  return branches.filter((_, index) => ranks[index] === best);
}

interface Asked {
  readonly name: string;
  readonly value: Json;
  readonly schemas: Schemas;
}

/** `open`: references that are being followed, which would lead in a circle. */
function verdictOf(placed: PlacedSchema, asked: Asked, open: ReadonlySet<string>): MemberVerdict {
  const { schema } = placed;
  if (!isObject(schema)) return null;
  const target = targetOf(schema, asked.schemas);
  const referred = target === null || open.has(target.pointer) ? [] : [verdictOf(target, asked, new Set(open).add(target.pointer))];
  const each = (keyword: string): readonly MemberVerdict[] => listOf(schema[keyword]).map((_, index) => verdictOf(below(placed, keyword, index), asked, open));
  const all = [ownVerdict(placed, asked), ...referred, ...each('allOf'), oneEnough(each('anyOf')), oneEnough(each('oneOf'))];
  if (all.includes('refuses')) return 'refuses';
  return all.includes('accepts') ? 'accepts' : null;
}

function ownVerdict(placed: PlacedSchema, { name, value, schemas }: Asked): MemberVerdict {
  const properties = memberOf(placed.schema, 'properties');
  // What callers write only is not read back. OpenAPI 3.1 section 4.8.24.
  if (!isObject(properties) || !Object.hasOwn(properties, name) || memberOf(properties[name], 'writeOnly') === true) return null;
  return schemas.accepts(below(placed, 'properties', name), value) ? 'accepts' : 'refuses';
}

function oneEnough(verdicts: readonly MemberVerdict[]): MemberVerdict {
  if (verdicts.includes('accepts')) return 'accepts';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'refuses') ? 'refuses' : null;
}

/** The pointer of the schema that a discriminator means: by its mapping, else a component's name. OpenAPI 3.1 section 4.8.25. */
function discriminated({ discriminator }: JsonObject, sent: JsonObject, schemas: Schemas): string | null {
  const property = memberOf(discriminator, 'propertyName');
  const tag = typeof property === 'string' ? memberOf(sent, property) : undefined;
  const mapped = typeof tag === 'string' ? memberOf(memberOf(discriminator, 'mapping'), tag) : undefined;
  // Since 3.2 there may be one for objects without the property, and for values of no other.
  return [mapped, tag, memberOf(discriminator, 'defaultMapping')].reduce<string | null>((known, name) => known ?? named(name, schemas), null);
}

function named(name: Json | undefined, schemas: Schemas): string | null {
  if (typeof name !== 'string') return null;
  return (schemas.resolve(name) ?? schemas.resolve(`#/components/schemas/${name}`))?.pointer ?? null;
}

function targetOf(schema: JsonObject | boolean, schemas: Schemas): PlacedSchema | null {
  const reference = memberOf(schema, '$ref');
  return typeof reference === 'string' ? schemas.resolve(reference) : null;
}
