import type { ObjectKind } from '../document/grammar.ts';
import type { Version } from '../document/read-document.ts';

/** What the specification says of a member. */
export interface MemberFact {
  readonly since: Version;
  readonly isRequired: boolean;
}

/**
 * The members of each kind: `!` for required ones, `@` for the version that brought them. Kinds that are not here have members
 * of any name.
 * Source: OpenAPI 3.2.0 section 4, "Fixed Fields"; 3.1.1 and 3.0.4 for what came later.
 */
const table: { readonly [kind in ObjectKind]?: string } = {
  OpenAPI: 'openapi! $self@3.2 info! jsonSchemaDialect@3.1 servers paths webhooks@3.1 components security tags externalDocs',
  Info: 'title! summary@3.1 description termsOfService contact license version!',
  Contact: 'name url email',
  License: 'name! identifier@3.1 url',
  Server: 'url! description name@3.2 variables',
  ServerVariable: 'enum default description',
  Components: 'schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems@3.1 mediaTypes@3.2',
  PathItem: '$ref summary description get put post delete options head patch trace query@3.2 additionalOperations@3.2 servers parameters',
  Operation: 'tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers',
  ExternalDocumentation: 'description url!',
  Parameter: 'name! in! description required deprecated allowEmptyValue style explode allowReserved schema content example examples',
  RequestBody: 'description content! required',
  MediaType: 'schema itemSchema@3.2 example examples encoding prefixEncoding@3.2 itemEncoding@3.2',
  Encoding: 'contentType headers style explode allowReserved encoding@3.2 prefixEncoding@3.2 itemEncoding@3.2',
  Response: 'summary@3.2 description headers content links',
  Example: 'summary description dataValue@3.2 serializedValue@3.2 value externalValue',
  Link: 'operationRef operationId parameters requestBody description server',
  Header: 'description required deprecated allowEmptyValue style explode allowReserved schema content example examples',
  Tag: 'name! summary@3.2 description externalDocs parent@3.2 kind@3.2',
  Discriminator: 'propertyName! mapping defaultMapping@3.2',
  SecurityScheme: 'type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl@3.2 deprecated@3.2',
  OAuthFlows: 'implicit password clientCredentials authorizationCode deviceAuthorization@3.2',
};

/** The members of each kind, by name. */
export const membersOf: { readonly [kind in ObjectKind]?: ReadonlyMap<string, MemberFact> } = Object.fromEntries(
  Object.entries(table).map(([kind, line]) => [kind, new Map(line.split(' ').map(factOf))]),
);

function factOf(text: string): readonly [name: string, fact: MemberFact] {
  const [, name = '', required, since = '3.0'] = /^([^!@]+)(!)?(?:@(.+))?$/.exec(text) ?? [];
  return [name, { since: since as Version, isRequired: required !== undefined }]; // the versions of the table above
}
