import { fileRuleOf } from '../../support/file-rule.ts';
import { TypeNames } from './type-names.ts';
import type { JsonType, SchemaNode, SchemaObject, Schemas } from '../../shapes/schema.ts';

/** Which view of a schema is printed: what a caller sends, or receives. */
export type Side = 'sent' | 'received';

const ofType: Readonly<Record<JsonType, string>> = {
  null: 'null',
  boolean: 'boolean',
  number: 'number',
  integer: 'number',
  string: 'string',
  array: 'unknown[]',
  object: '{ [name: string]: unknown }',
};
/** What a call takes or gives where a body is no JSON: a schema names one of them with `x-tenon-class`. */
const platformClasses: ReadonlySet<unknown> = new Set(['ArrayBuffer', 'Blob', 'FormData', 'ReadableStream', 'Uint8Array', 'URLSearchParams']);
const ofCodec = { date: 'Date', bigint: 'bigint', bytes: 'Uint8Array' } as const;

/** Prints schemas as TypeScript types, and remembers the interfaces that they refer to. */
export class TypeText {
  readonly #schemas: Schemas;
  readonly #names = new TypeNames();
  /** Identifiers → text; filled as references are met. */
  readonly #declared = new Map<string, string>();

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** `export type Book = …`, sorted by identifier. */
  get declarations(): readonly string[] {
    return [...this.#declared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  }

  of(node: SchemaNode, side: Side): string {
    if (typeof node === 'boolean') return node ? 'unknown' : 'never';
    if (typeof node.codec === 'string') return ofCodec[node.codec];
    if (fileRuleOf(node) !== null) return 'File';
    if (platformClasses.has(node['x-tenon-class'])) return String(node['x-tenon-class']);
    const parts = [
      node.$ref === undefined ? null : this.#reference(node.$ref, side),
      this.#own(node, side),
      ...(node.allOf ?? []).map((part) => this.of(part, side)),
      this.#union(node.anyOf, side),
      this.#union(node.oneOf, side),
    ];
    const told = parts.filter((part) => part !== null && part !== 'unknown');
    // `type: 'object'` beside other keywords says nothing that they do not.
    const known = told.length > 1 ? told.filter((part) => part !== ofType.object) : told;
    return known.length === 0 ? 'unknown' : known.map((part) => (known.length > 1 && part?.includes(' | ') ? `(${part})` : part)).join(' & ');
  }

  #reference(key: string, side: Side): string {
    // `Book?reject` is how a request's Book is checked; its members are Book's.
    const name = key.split('?')[0] ?? key;
    const target = this.#schemas.definitions.get(name) ?? this.#schemas.definitions.get(key) ?? true;
    const identifier = this.#names.of(side === 'sent' && this.#differs(target, new Set([name])) ? `${name}Input` : name);
    if (!this.#declared.has(identifier)) {
      this.#declared.set(identifier, ''); // a schema may refer to itself
      const doc = typeof target === 'object' && target.description !== undefined ? `${docText(target.description)}\n` : '';
      this.#declared.set(identifier, `${doc}export type ${identifier} = ${this.of(target, side)};`);
    }
    return identifier;
  }

  /** Whether what is sent differs from what is received: a member with a default can be left out. */
  #differs(node: SchemaNode, seen: Set<string>): boolean {
    if (typeof node === 'boolean') return false;
    if ((node.defaulted?.length ?? 0) > 0) return true;
    if (node.$ref !== undefined && !seen.has(node.$ref)) {
      seen.add(node.$ref);
      if (this.#differs(this.#schemas.definitions.get(node.$ref) ?? true, seen)) return true;
    }
    return childrenOf(node).some((child) => this.#differs(child, seen));
  }

  #union(nodes: readonly SchemaNode[] | undefined, side: Side): string | null {
    return nodes === undefined ? null : [...new Set(nodes.map((node) => this.of(node, side)))].join(' | ');
  }

  #own(node: SchemaObject, side: Side): string {
    if (node.const !== undefined) return JSON.stringify(node.const);
    if (node.enum !== undefined) return node.enum.map((value) => JSON.stringify(value)).join(' | ');
    const types = node.type === undefined ? impliedTypes(node) : typeof node.type === 'string' ? [node.type] : node.type;
    return types.length === 0 ? 'unknown' : [...new Set(types.map((type) => this.#typed(type, node, side)))].join(' | ');
  }

  #typed(type: JsonType, node: SchemaObject, side: Side): string {
    if (type === 'array') return this.#array(node, side);
    return type === 'object' ? this.#object(node, side) : ofType[type];
  }

  #array(node: SchemaObject, side: Side): string {
    if (node.prefixItems !== undefined) {
      const rest = node.items === false ? '' : `, ...${wrapped(this.of(node.items ?? true, side))}[]`;
      return `[${node.prefixItems.map((item) => this.of(item, side)).join(', ')}${rest}]`;
    }
    return `${wrapped(this.of(node.items ?? true, side))}[]`;
  }

  #object(node: SchemaObject, side: Side): string {
    const isOmissible = (name: string): boolean => !(node.required ?? []).includes(name) || (side === 'sent' && (node.defaulted ?? []).includes(name));
    const members = Object.entries(node.properties ?? {}).map(([name, member]) => `${keyText(name)}${isOmissible(name) ? '?' : ''}: ${this.of(member, side)}`);
    const others = [...Object.values(node.patternProperties ?? {}), ...(node.additionalProperties === undefined ? [] : [node.additionalProperties])].filter(
      (each) => each !== false,
    );
    if (members.length > 0) return `{ ${[...members, ...(others.length > 0 ? ['[name: string]: unknown'] : [])].join('; ')} }`;
    if (others.length > 0) return `{ [name: string]: ${[...new Set(others.map((each) => this.of(each, side)))].join(' | ')} }`;
    return node.properties === undefined && node.additionalProperties !== false ? ofType.object : '{}';
  }
}

function impliedTypes(node: SchemaObject): readonly JsonType[] {
  if (node.properties !== undefined) return ['object'];
  return node.items !== undefined || node.prefixItems !== undefined ? ['array'] : [];
}

function childrenOf(node: SchemaObject): readonly SchemaNode[] {
  const { properties = {}, patternProperties = {}, items, additionalProperties, prefixItems = [], allOf = [], anyOf = [], oneOf = [] } = node;
  return [
    ...Object.values(properties),
    ...Object.values(patternProperties),
    ...prefixItems,
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...(items === undefined ? [] : [items]),
    ...(additionalProperties === undefined ? [] : [additionalProperties]),
  ];
}

/** A comment for an editor to show. User text: it must neither end the comment nor the line. */
export function docText(text: string): string {
  return `/** ${text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ').trim()} */`;
}

/** A member's name, quoted where it is no identifier. */
export function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function wrapped(text: string): string {
  return /[|&]/.test(text) ? `(${text})` : text;
}
