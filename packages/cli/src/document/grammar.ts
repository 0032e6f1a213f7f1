/** The objects of OpenAPI that have a meaning of their own. Source: OpenAPI 3.2 section 4; those of 3.0 and 3.1 are among them. */
export type ObjectKind =
  | 'OpenAPI'
  | 'Info'
  | 'Contact'
  | 'License'
  | 'Server'
  | 'ServerVariable'
  | 'Components'
  | 'Paths'
  | 'PathItem'
  | 'Operation'
  | 'ExternalDocumentation'
  | 'Parameter'
  | 'RequestBody'
  | 'MediaType'
  | 'Encoding'
  | 'Responses'
  | 'Response'
  | 'Callback'
  | 'Example'
  | 'Link'
  | 'Header'
  | 'Tag'
  | 'Schema'
  | 'Discriminator'
  | 'Xml'
  | 'SecurityScheme'
  | 'OAuthFlows'
  | 'OAuthFlow'
  | 'SecurityRequirement';

/** What stands behind a member: one object, a list of them, or a map of them by name. */
export type MemberForm = { readonly one: ObjectKind } | { readonly list: ObjectKind } | { readonly map: ObjectKind };

const one = (kind: ObjectKind): MemberForm => ({ one: kind });
const list = (kind: ObjectKind): MemberForm => ({ list: kind });
const map = (kind: ObjectKind): MemberForm => ({ map: kind });

const operations = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

/** The methods that have a member of their own in a Path Item Object, in the order of the specification. */
export const methods: readonly string[] = operations;

/** The members of each kind that hold further objects; all others hold plain values. */
export const membersByKind: Readonly<Record<ObjectKind, { readonly [member: string]: MemberForm }>> = {
  OpenAPI: {
    info: one('Info'),
    servers: list('Server'),
    paths: one('Paths'),
    webhooks: map('PathItem'),
    components: one('Components'),
    security: list('SecurityRequirement'),
    tags: list('Tag'),
    externalDocs: one('ExternalDocumentation'),
  },
  Info: { contact: one('Contact'), license: one('License') },
  Contact: {},
  License: {},
  Server: { variables: map('ServerVariable') },
  ServerVariable: {},
  Components: {
    schemas: map('Schema'),
    responses: map('Response'),
    parameters: map('Parameter'),
    examples: map('Example'),
    requestBodies: map('RequestBody'),
    headers: map('Header'),
    securitySchemes: map('SecurityScheme'),
    links: map('Link'),
    callbacks: map('Callback'),
    pathItems: map('PathItem'),
    mediaTypes: map('MediaType'),
  },
  Paths: {},
  PathItem: {
    ...Object.fromEntries(operations.map((method) => [method, one('Operation')])),
    additionalOperations: map('Operation'),
    servers: list('Server'),
    parameters: list('Parameter'),
  },
  Operation: {
    externalDocs: one('ExternalDocumentation'),
    parameters: list('Parameter'),
    requestBody: one('RequestBody'),
    responses: one('Responses'),
    callbacks: map('Callback'),
    security: list('SecurityRequirement'),
    servers: list('Server'),
  },
  ExternalDocumentation: {},
  Parameter: { schema: one('Schema'), content: map('MediaType'), examples: map('Example') },
  RequestBody: { content: map('MediaType') },
  MediaType: {
    schema: one('Schema'),
    itemSchema: one('Schema'),
    // Tenon's own, in documents before 3.2.
    'x-itemSchema': one('Schema'),
    examples: map('Example'),
    encoding: map('Encoding'),
    prefixEncoding: list('Encoding'),
    itemEncoding: one('Encoding'),
  },
  Encoding: { headers: map('Header'), encoding: map('Encoding'), prefixEncoding: list('Encoding'), itemEncoding: one('Encoding') },
  Responses: {},
  Response: { headers: map('Header'), content: map('MediaType'), links: map('Link') },
  Callback: {},
  Example: {},
  Link: { server: one('Server') },
  Header: { schema: one('Schema'), content: map('MediaType'), examples: map('Example') },
  Tag: { externalDocs: one('ExternalDocumentation') },
  Schema: {
    properties: map('Schema'),
    patternProperties: map('Schema'),
    additionalProperties: one('Schema'),
    propertyNames: one('Schema'),
    dependentSchemas: map('Schema'),
    unevaluatedProperties: one('Schema'),
    prefixItems: list('Schema'),
    items: one('Schema'),
    contains: one('Schema'),
    unevaluatedItems: one('Schema'),
    contentSchema: one('Schema'),
    'x-contentSchema': one('Schema'),
    allOf: list('Schema'),
    anyOf: list('Schema'),
    oneOf: list('Schema'),
    not: one('Schema'),
    if: one('Schema'),
    then: one('Schema'),
    else: one('Schema'),
    $defs: map('Schema'),
    definitions: map('Schema'),
    discriminator: one('Discriminator'),
    xml: one('Xml'),
    externalDocs: one('ExternalDocumentation'),
  },
  Discriminator: {},
  Xml: {},
  SecurityScheme: { flows: one('OAuthFlows') },
  OAuthFlows: {
    implicit: one('OAuthFlow'),
    password: one('OAuthFlow'),
    clientCredentials: one('OAuthFlow'),
    authorizationCode: one('OAuthFlow'),
    deviceAuthorization: one('OAuthFlow'),
  },
  OAuthFlow: {},
  SecurityRequirement: {},
};

/** Kinds whose members are all of one kind, whatever they are called; extensions (`x-…`) are not among them. */
export const mapsByKind: { readonly [kind in ObjectKind]?: ObjectKind } = { Paths: 'PathItem', Responses: 'Response', Callback: 'PathItem' };
