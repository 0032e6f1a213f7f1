import type { Explain } from './explainer.ts';
import type { KeywordName } from './names.ts';
import { explainAdditionalProperties } from './additional-properties.ts';
import { explainAllOf } from './all-of.ts';
import { explainAnyOf } from './any-of.ts';
import { explainCodec } from './codec.ts';
import { explainConst } from './const.ts';
import { explainContains } from './contains.ts';
import { explainDependentRequired } from './dependent-required.ts';
import { explainDependentSchemas } from './dependent-schemas.ts';
import { explainEnum } from './enum.ts';
import { explainExclusiveMaximum } from './exclusive-maximum.ts';
import { explainExclusiveMinimum } from './exclusive-minimum.ts';
import { explainForeign } from './foreign.ts';
import { explainFormat } from './format.ts';
import { explainIf } from './if.ts';
import { explainItems } from './items.ts';
import { explainMaxItems } from './max-items.ts';
import { explainMaxLength } from './max-length.ts';
import { explainMaxProperties } from './max-properties.ts';
import { explainMaximum } from './maximum.ts';
import { explainMinItems } from './min-items.ts';
import { explainMinLength } from './min-length.ts';
import { explainMinProperties } from './min-properties.ts';
import { explainMinimum } from './minimum.ts';
import { explainMultipleOf } from './multiple-of.ts';
import { explainNot } from './not.ts';
import { explainOneOf } from './one-of.ts';
import { explainPattern } from './pattern.ts';
import { explainPatternProperties } from './pattern-properties.ts';
import { explainPrefixItems } from './prefix-items.ts';
import { explainProperties } from './properties.ts';
import { explainPropertyNames } from './property-names.ts';
import { explainRef } from './ref.ts';
import { explainRequired } from './required.ts';
import { explainType } from './type.ts';
import { explainUnevaluatedItems } from './unevaluated-items.ts';
import { explainUnevaluatedProperties } from './unevaluated-properties.ts';
import { explainUniqueItems } from './unique-items.ts';
import { explainXMaximum } from './x-maximum.ts';
import { explainXMinimum } from './x-minimum.ts';
import { explainFile } from './x-tenon-file.ts';

/** Explains every keyword. Nothing here leads to what writes code, once a bundler has dropped unused exports. */
export const explainers: Record<KeywordName, Explain> = {
  type: explainType,
  const: explainConst,
  enum: explainEnum,
  codec: explainCodec,
  foreign: explainForeign,
  'x-tenon-file': explainFile,
  minimum: explainMinimum,
  maximum: explainMaximum,
  exclusiveMinimum: explainExclusiveMinimum,
  exclusiveMaximum: explainExclusiveMaximum,
  multipleOf: explainMultipleOf,
  minLength: explainMinLength,
  maxLength: explainMaxLength,
  'x-minimum': explainXMinimum,
  'x-maximum': explainXMaximum,
  format: explainFormat,
  pattern: explainPattern,
  minItems: explainMinItems,
  maxItems: explainMaxItems,
  required: explainRequired,
  dependentRequired: explainDependentRequired,
  minProperties: explainMinProperties,
  maxProperties: explainMaxProperties,
  properties: explainProperties,
  patternProperties: explainPatternProperties,
  additionalProperties: explainAdditionalProperties,
  propertyNames: explainPropertyNames,
  dependentSchemas: explainDependentSchemas,
  prefixItems: explainPrefixItems,
  items: explainItems,
  contains: explainContains,
  uniqueItems: explainUniqueItems,
  $ref: explainRef,
  allOf: explainAllOf,
  anyOf: explainAnyOf,
  oneOf: explainOneOf,
  not: explainNot,
  if: explainIf,
  unevaluatedItems: explainUnevaluatedItems,
  unevaluatedProperties: explainUnevaluatedProperties,
};
