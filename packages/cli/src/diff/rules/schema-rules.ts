import type { ChangeClass, Direction, Rule } from './rule.ts';

/** A class, with the number of the rule in the list where it has one. */
type Verdict = ChangeClass | readonly [number: number, ChangeClass];

const places = { request: '{parameter,body,property}', response: '{header,body,property}', none: '' } as const;

function rule(direction: Direction, pattern: string, says: string, verdict: Verdict): Rule {
  const [number, changeClass] = typeof verdict === 'string' ? [null, verdict] : verdict;
  return { pattern, number, class: changeClass, direction, says };
}

/** One change of a schema, which means one thing for what callers send and another for what they receive. */
function change(stem: string, says: string, request: Verdict, response: Verdict): readonly Rule[] {
  return [rule('request', `request-${places.request}-${stem}`, says, request), rule('response', `response-${places.response}-${stem}`, says, response)];
}

interface BoundNumbers {
  readonly tightened: number;
  readonly loosened: number;
}

/** A lower bound: raising it narrows what is valid. */
function lower(stem: string, words: string, numbers: BoundNumbers | null): readonly Rule[] {
  const [tightened, loosened] = verdictsOf(numbers);
  return [
    ...change(`${stem}-increased`, `the ${words} rose from {from} to {to}`, tightened, 'safe'),
    ...change(`${stem}-decreased`, `the ${words} fell from {from} to {to}`, 'safe', loosened),
    ...change(`${stem}-set`, `a ${words} of {to} was set`, tightened, 'safe'),
    ...change(`${stem}-unset`, `the ${words} of {from} was removed`, 'safe', loosened),
  ];
}

/** An upper bound: lowering it narrows what is valid. */
function upper(stem: string, words: string, numbers: BoundNumbers | null, set: Verdict | null = null): readonly Rule[] {
  const [tightened, loosened] = verdictsOf(numbers);
  return [
    ...change(`${stem}-decreased`, `the ${words} fell from {from} to {to}`, tightened, 'safe'),
    ...change(`${stem}-increased`, `the ${words} rose from {from} to {to}`, 'safe', loosened),
    ...change(`${stem}-set`, `a ${words} of {to} was set`, set ?? tightened, 'safe'),
    ...change(`${stem}-unset`, `the ${words} of {from} was removed`, 'safe', loosened),
  ];
}

function verdictsOf(numbers: BoundNumbers | null): readonly [Verdict, Verdict] {
  return numbers === null
    ? ['breaking', 'breaking']
    : [
        [numbers.tightened, 'breaking'],
        [numbers.loosened, 'breaking'],
      ];
}

/** Types and values. */
export const valueRules: readonly Rule[] = [
  ...change('type-specialized', 'the type was narrowed from {from} to {to}', [16, 'breaking'], 'safe'),
  ...change('type-generalized', 'the type was widened from {from} to {to}', 'safe', [40, 'breaking']),
  ...change('type-changed', 'the type changed from {from} to {to}', [16, 'breaking'], [40, 'breaking']),
  ...change('became-not-nullable', 'null is no longer valid', [19, 'breaking'], 'safe'),
  ...change('became-nullable', 'null is valid now', 'safe', [39, 'breaking']),
  ...change('enum-value-removed', 'values were removed from the enum: {from}', [17, 'breaking'], 'safe'),
  ...change('enum-value-added', 'values were added to the enum: {to}', 'safe', [49, 'warning']),
  ...change('became-enum', 'only these values are valid now: {to}', [18, 'breaking'], 'safe'),
  ...change('became-not-enum', 'other values than these are valid now: {from}', 'safe', 'breaking'),
  ...change('x-extensible-enum-value-removed', 'values were removed from the extensible enum: {from}', 'breaking', 'safe'),
  ...change('x-extensible-enum-value-added', 'values were added to the extensible enum: {to}', 'safe', 'safe'),
  ...change('const-added', 'only {to} is valid now', [20, 'breaking'], 'safe'),
  ...change('const-removed', 'other values than {from} are valid now', 'safe', 'breaking'),
  ...change('const-changed', 'the only valid value changed from {from} to {to}', [21, 'breaking'], 'breaking'),
  ...change('default-value-changed', 'the default changed from {from} to {to}', [22, 'breaking'], 'safe'),
  ...change('default-value-removed', 'the default {from} was removed', [23, 'breaking'], 'safe'),
  ...change('default-value-added', 'the default {to} was added', 'safe', 'safe'),
];

/** Constraints. */
export const constraintRules: readonly Rule[] = [
  ...lower('min', 'minimum', { tightened: 24, loosened: 43 }),
  ...upper('max', 'maximum', { tightened: 25, loosened: 44 }),
  ...lower('min-length', 'minimum length', { tightened: 26, loosened: 45 }),
  ...upper('max-length', 'maximum length', { tightened: 27, loosened: 46 }, [54, 'warning']),
  ...lower('min-items', 'minimum number of items', { tightened: 28, loosened: 47 }),
  ...upper('max-items', 'maximum number of items', { tightened: 29, loosened: 48 }),
  ...lower('min-properties', 'minimum number of members', null),
  ...upper('max-properties', 'maximum number of members', null),
  ...change('multiple-of-set', 'only multiples of {to} are valid now', 'breaking', 'safe'),
  ...change('multiple-of-unset', 'not only multiples of {from} are valid now', 'safe', 'breaking'),
  ...change('multiple-of-changed', 'only multiples of {to} are valid now, where it was {from}', 'breaking', 'breaking'),
  ...change('unique-items-set', 'items must be unique now', 'breaking', 'safe'),
  ...change('unique-items-unset', 'items need not be unique now', 'safe', 'breaking'),
  ...change('pattern-added', 'the pattern {to} was added', [30, 'breaking'], 'safe'),
  ...change('pattern-removed', 'the pattern {from} was removed', 'safe', 'warning'),
  ...change('pattern-changed', 'the pattern changed from {from} to {to}', [53, 'warning'], [53, 'warning']),
  ...change('format-added', 'the format {to} was added', 'warning', 'safe'),
  ...change('format-removed', 'the format {from} was removed', 'safe', 'warning'),
  ...change('format-changed', 'the format changed from {from} to {to}', 'warning', 'warning'),
  ...change('additional-properties-disallowed', 'members that are not declared are no longer valid', [31, 'breaking'], 'safe'),
  ...change('additional-properties-allowed', 'members that are not declared are valid now', 'safe', 'safe'),
  ...change('condition-added', 'a condition was added: {name}', 'breaking', 'safe'),
  ...change('condition-removed', 'a condition was removed: {name}', 'safe', 'warning'),
  ...change('condition-changed', 'a condition changed: {name}', 'warning', 'warning'),
];

/** Alternatives, conjunctions and discriminators. */
export const structureRules: readonly Rule[] = [
  ...change('one-of-removed', 'alternatives were removed from oneOf: {from}', [32, 'breaking'], 'safe'),
  ...change('one-of-added', 'alternatives were added to oneOf: {to}', 'safe', [41, 'breaking']),
  ...change('any-of-removed', 'alternatives were removed from anyOf: {from}', [32, 'breaking'], 'safe'),
  ...change('any-of-added', 'alternatives were added to anyOf: {to}', 'safe', [41, 'breaking']),
  ...change('all-of-added', 'schemas were added to allOf: {to}', [33, 'breaking'], 'safe'),
  ...change('all-of-removed', 'schemas were removed from allOf: {from}', 'safe', 'breaking'),
  ...change('discriminator-changed', 'the discriminator changed from {from} to {to}', 'sdk', 'sdk'),
];

/** Members of objects. */
export const propertyRules: readonly Rule[] = [
  rule('request', 'new-required-request-property', 'a required property is new', [11, 'breaking']),
  rule('request', 'new-optional-request-property', 'an optional property is new', 'safe'),
  rule('request', 'request-property-removed', 'the property was removed: it is ignored, or refused', [52, 'warning']),
  rule('request', 'request-property-became-required', 'the property became required', [14, 'breaking']),
  rule('request', 'request-property-became-optional', 'the property became optional', 'safe'),
  rule('request', 'request-{optional,required}-property-became-read-only', 'the property became read-only: it can no longer be sent', [34, 'breaking']),
  rule('request', 'request-optional-property-became-not-read-only', 'the property is no longer read-only: it can be sent', 'safe'),
  rule('request', 'request-required-property-became-not-read-only', 'the property is no longer read-only: it must be sent', 'breaking'),
  rule('response', 'response-required-property-removed', 'a required property was removed', [37, 'breaking']),
  rule('response', 'response-optional-property-removed', 'an optional property was removed', [50, 'warning']),
  rule('response', 'response-{optional,required}-property-added', 'a property is new', 'safe'),
  rule('response', 'response-property-became-optional', 'the property became optional', [38, 'breaking']),
  rule('response', 'response-property-became-required', 'the property became required', 'safe'),
  rule('response', 'response-{optional,required}-property-became-write-only', 'the property became write-only: it is no longer received', [42, 'breaking']),
  rule('response', 'response-{optional,required}-property-became-not-write-only', 'the property is no longer write-only: it is received', 'safe'),
];

/** Names of schemas, which are the names of types in generated clients. */
export const nameRules: readonly Rule[] = [
  rule('none', 'api-schema-renamed', 'the component {from} is called {to} now', [56, 'sdk']),
  rule('none', 'api-schema-named', 'the schema, which was written inline, is the component {to} now', [59, 'sdk']),
  rule('none', 'api-schema-inlined', 'the component {from} is written inline now', 'sdk'),
];
