import { isObject } from '../../document/json.ts';
import type { Growing, Place } from './growth.ts';
import { matchingText } from './matching-text.ts';
import { memberSchemas } from './member-schemas.ts';
import { below } from './schemas.ts';
import { plainWords } from './vocabulary.ts';
import type { Whole } from './whole.ts';

/** How many names are tried by a pattern, by a schema of names, and of words. */
const mostNames = 20;

/** Names for members that no schema names: by the patterns of names, else by the schema of names, else words. */
export function* newNames(whole: Whole, place: Place, growing: Growing): Generator<string> {
  for (const name of candidates(whole, place, growing)) {
    const isRefused = whole.absent.has(name) || memberSchemas(whole.parts, name).some(({ schema }) => schema === false);
    if (!isRefused && whole.parts.every((part) => isName(part, name, growing))) yield name;
  }
}

function isName(part: Whole['parts'][number], name: string, { growth }: Growing): boolean {
  return part.schema['propertyNames'] === undefined || growth.schemas.accepts(below(part, 'propertyNames'), name);
}

function* candidates({ parts }: Whole, { chance }: Place, growing: Growing): Generator<string> {
  const patterns = parts.flatMap(({ schema }) => (isObject(schema['patternProperties']) ? Object.keys(schema['patternProperties']) : []));
  const schemas = parts.filter(({ schema }) => schema['propertyNames'] !== undefined).map((part) => below(part, 'propertyNames'));
  for (let index = 0; index < mostNames; index++) {
    const own = chance.at(`name ${index}`);
    for (const pattern of patterns) yield* [matchingText([pattern], { min: 0, max: Infinity }, own)].filter((name) => name !== null);
    if (schemas.length === 0) continue;
    const name = growing.valueOf(schemas, { chance: own, name: '', owner: '', trail: [], depth: 0, isVaried: true }, 'string');
    if (typeof name === 'string') yield name;
  }
  yield* chance.at('names').shuffled(plainWords).slice(0, mostNames);
}
