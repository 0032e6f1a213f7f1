import { checkUnit } from '../../../tenon/src/emit/checker/checker.ts';
import { parametersUnit } from '../../../tenon/src/emit/decoder/parameters.ts';
import { decodeUnit } from '../../../tenon/src/emit/decoder/value.ts';
import { serializerUnit } from '../../../tenon/src/emit/serializer/serializer.ts';
import type { ParametersPlan, UnknownPolicy } from '../../../tenon/src/shapes/parameter.ts';
import type { SchemaNode, Schemas } from '../../../tenon/src/shapes/schema.ts';
import type { Code } from '../../../tenon/src/support/code.ts';
import { schemas as declared } from '../../../tenon/test/random/declared-part.ts';

/** What code is emitted for: data that every runtime reads alike. */
export type Subject = (
  | { readonly kind: 'check'; readonly node: SchemaNode }
  | { readonly kind: 'decode'; readonly node: SchemaNode; readonly unknown: UnknownPolicy }
  /** `isFast` chooses between a copy for `JSON.stringify` and bytes, which an app leaves to the engine. */
  | { readonly kind: 'serialize'; readonly node: SchemaNode; readonly isFast: boolean }
  | { readonly kind: 'parameters'; readonly plan: ParametersPlan }
) & { readonly definitions: readonly (readonly [name: string, node: SchemaNode])[] };

/** The name of the unit of a subject; null where decoding has nothing to do. */
export function unitOf(code: Code, subject: Subject): string | null {
  const schemas = schemasOf(subject);
  switch (subject.kind) {
    case 'check':
      return checkUnit(code, schemas, subject.node);
    case 'decode':
      return decodeUnit(code, schemas, subject.node, subject.unknown);
    case 'serialize':
      return serializerUnit(code, schemas, subject.node, subject.isFast);
    case 'parameters':
      return parametersUnit(code, schemas, subject.plan);
  }
}

/** Functions are no data: the transforms are the same for all subjects. */
export function schemasOf({ definitions }: Subject): Schemas {
  return { definitions: new Map(definitions), transforms: declared.transforms };
}
