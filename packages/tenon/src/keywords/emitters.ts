import type { Emit } from './emitter.ts';
import type { KeywordName } from './names.ts';
import { emitAdditionalProperties } from './additional-properties.ts';
import { emitAllOf } from './all-of.ts';
import { emitAnyOf } from './any-of.ts';
import { emitCodec } from './codec.ts';
import { emitConst } from './const.ts';
import { emitContains } from './contains.ts';
import { emitDependentRequired } from './dependent-required.ts';
import { emitDependentSchemas } from './dependent-schemas.ts';
import { emitEnum } from './enum.ts';
import { emitExclusiveMaximum } from './exclusive-maximum.ts';
import { emitExclusiveMinimum } from './exclusive-minimum.ts';
import { emitForeign } from './foreign.ts';
import { emitFormat } from './format.ts';
import { emitIf } from './if.ts';
import { emitItems } from './items.ts';
import { emitMaxItems } from './max-items.ts';
import { emitMaxLength } from './max-length.ts';
import { emitMaxProperties } from './max-properties.ts';
import { emitMaximum } from './maximum.ts';
import { emitMinItems } from './min-items.ts';
import { emitMinLength } from './min-length.ts';
import { emitMinProperties } from './min-properties.ts';
import { emitMinimum } from './minimum.ts';
import { emitMultipleOf } from './multiple-of.ts';
import { emitNot } from './not.ts';
import { emitOneOf } from './one-of.ts';
import { emitPattern } from './pattern.ts';
import { emitPatternProperties } from './pattern-properties.ts';
import { emitPrefixItems } from './prefix-items.ts';
import { emitProperties } from './properties.ts';
import { emitPropertyNames } from './property-names.ts';
import { emitRef } from './ref.ts';
import { emitRequired } from './required.ts';
import { emitType } from './type.ts';
import { emitUnevaluatedItems } from './unevaluated-items.ts';
import { emitUnevaluatedProperties } from './unevaluated-properties.ts';
import { emitUniqueItems } from './unique-items.ts';
import { emitXMaximum } from './x-maximum.ts';
import { emitXMinimum } from './x-minimum.ts';
import { emitFile } from './x-tenon-file.ts';

/** Writes code for every keyword; in the order in which tests are cheap and narrow what follows. */
export const emitters: Record<KeywordName, Emit> = {
  type: emitType,
  const: emitConst,
  enum: emitEnum,
  codec: emitCodec,
  foreign: emitForeign,
  'x-tenon-file': emitFile,
  minimum: emitMinimum,
  maximum: emitMaximum,
  exclusiveMinimum: emitExclusiveMinimum,
  exclusiveMaximum: emitExclusiveMaximum,
  multipleOf: emitMultipleOf,
  minLength: emitMinLength,
  maxLength: emitMaxLength,
  'x-minimum': emitXMinimum,
  'x-maximum': emitXMaximum,
  format: emitFormat,
  pattern: emitPattern,
  minItems: emitMinItems,
  maxItems: emitMaxItems,
  required: emitRequired,
  dependentRequired: emitDependentRequired,
  minProperties: emitMinProperties,
  maxProperties: emitMaxProperties,
  additionalProperties: emitAdditionalProperties,
  properties: emitProperties,
  patternProperties: emitPatternProperties,
  propertyNames: emitPropertyNames,
  dependentSchemas: emitDependentSchemas,
  prefixItems: emitPrefixItems,
  items: emitItems,
  contains: emitContains,
  uniqueItems: emitUniqueItems,
  $ref: emitRef,
  allOf: emitAllOf,
  anyOf: emitAnyOf,
  oneOf: emitOneOf,
  not: emitNot,
  if: emitIf,
  unevaluatedItems: emitUnevaluatedItems,
  unevaluatedProperties: emitUnevaluatedProperties,
};
