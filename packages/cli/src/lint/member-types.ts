import { membersByKind, type MemberForm, type ObjectKind } from '../document/grammar.ts';
import { isObject, type Json } from '../document/json.ts';

/** What a member must be: a plain value, an object of a kind, or many of either. */
export type MemberType = { readonly plain: PlainType } | { readonly one: ObjectKind } | { readonly list: MemberType } | { readonly map: MemberType };

/** The JSON types of plain values. */
type PlainType = keyof typeof plainTypes;

/** How each plain type is called, and what belongs to it. */
export const plainTypes = {
  string: { says: 'a string', accepts: (value: Json) => typeof value === 'string' },
  boolean: { says: 'a boolean', accepts: (value: Json) => typeof value === 'boolean' },
  number: { says: 'a number', accepts: (value: Json) => typeof value === 'number' },
  // One of them in 3.0, the other later: rules of their own say which.
  bound: { says: 'a number', accepts: (value: Json) => typeof value === 'number' || typeof value === 'boolean' },
  count: { says: 'a whole number that is not negative', accepts: (value: Json) => Number.isInteger(value) && Number(value) >= 0 },
  object: { says: 'an object', accepts: isObject },
  any: { says: 'any value', accepts: () => true },
} as const;

/** Plain types, and words for many of them. */
const types = {
  string: { plain: 'string' },
  boolean: { plain: 'boolean' },
  number: { plain: 'number' },
  bound: { plain: 'bound' },
  count: { plain: 'count' },
  object: { plain: 'object' },
  any: { plain: 'any' },
  list: { list: { plain: 'any' } },
  strings: { list: { plain: 'string' } },
  stringMap: { map: { plain: 'string' } },
  stringsMap: { map: { list: { plain: 'string' } } },
} as const satisfies { readonly [word: string]: MemberType };

/**
 * The members of each kind that hold plain values, by their type.
 * Source: OpenAPI 3.2.0 section 4, "Fixed Fields"; JSON Schema 2020-12 (core, and validation section 6) for schemas.
 */
const table: { readonly [kind in ObjectKind]?: { readonly [word in keyof typeof types]?: string } } = {
  OpenAPI: { string: 'openapi $self jsonSchemaDialect' },
  Info: { string: 'title summary description termsOfService version' },
  Contact: { string: 'name url email' },
  License: { string: 'name identifier url' },
  Server: { string: 'url description name' },
  ServerVariable: { strings: 'enum', string: 'default description' },
  PathItem: { string: '$ref summary description' },
  Operation: { strings: 'tags', string: 'summary description operationId', boolean: 'deprecated' },
  ExternalDocumentation: { string: 'description url' },
  Parameter: { string: 'name in description style', boolean: 'required deprecated allowEmptyValue explode allowReserved', any: 'example' },
  RequestBody: { string: 'description', boolean: 'required' },
  MediaType: { any: 'example' },
  Encoding: { string: 'contentType style', boolean: 'explode allowReserved' },
  Response: { string: 'summary description' },
  Example: { string: 'summary description serializedValue externalValue', any: 'dataValue value' },
  // That there is no such operation says another rule.
  Link: { string: 'operationRef description', object: 'parameters', any: 'requestBody operationId' },
  Header: { string: 'description style', boolean: 'required deprecated allowEmptyValue explode allowReserved', any: 'example' },
  Tag: { string: 'name summary description parent kind' },
  Schema: {
    string: '$schema $id $ref $anchor $dynamicAnchor $dynamicRef $comment title description format pattern contentEncoding contentMediaType',
    boolean: 'deprecated readOnly writeOnly uniqueItems nullable',
    number: 'minimum maximum multipleOf',
    bound: 'exclusiveMinimum exclusiveMaximum',
    count: 'minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains',
    list: 'enum',
    strings: 'required',
    stringsMap: 'dependentRequired',
    // Rules of their own say what is wrong with types and examples. The last ones are of older JSON Schemas.
    any: 'type default const example examples $vocabulary $recursiveRef $recursiveAnchor id dependencies additionalItems',
  },
  Discriminator: { string: 'propertyName defaultMapping', stringMap: 'mapping' },
  Xml: { string: 'name namespace prefix nodeType', boolean: 'attribute wrapped' },
  // That there is no such type says another rule.
  SecurityScheme: { string: 'description name in scheme bearerFormat openIdConnectUrl oauth2MetadataUrl', boolean: 'deprecated', any: 'type' },
  OAuthFlow: { string: 'authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl', stringMap: 'scopes' },
};

/** What the members of each kind must be, by name. */
export const membersByKindAndName: ReadonlyMap<ObjectKind, ReadonlyMap<string, MemberType>> = new Map(
  Object.entries(membersByKind).map(([kind, further]) => [kind as ObjectKind, new Map([...plainMembers(kind as ObjectKind), ...furtherMembers(further)])]), // keys of the grammar
);

function plainMembers(kind: ObjectKind): readonly (readonly [string, MemberType])[] {
  return Object.entries(table[kind] ?? {}).flatMap(([word, names]) => names.split(' ').map((name) => [name, types[word as keyof typeof types]] as const)); // keys of the table
}

function furtherMembers(forms: { readonly [member: string]: MemberForm }): readonly (readonly [string, MemberType])[] {
  return Object.entries(forms).map(([name, form]) => [name, typeOfForm(form)]);
}

function typeOfForm(form: MemberForm): MemberType {
  if ('one' in form) return form;
  return 'list' in form ? { list: { one: form.list } } : { map: { one: form.map } };
}
