import type { InputDeclarations, SecurityScheme } from '../shapes/declaration.ts';
import type { ParameterPlace, ParameterPlan, ParametersPlan, ParameterStyle, UnknownPolicy } from '../shapes/parameter.ts';
import type { SchemaNode, SchemaObject } from '../shapes/schema.ts';
import { setMember } from '../support/members.ts';
import { membersOf } from './members.ts';
import type { Report } from './mistakes.ts';
import type { SchemaTable } from './schema/schema-table.ts';
import { styleOf } from './styles.ts';

/** One declaration of inputs: the route's own, or a dependency's. */
export interface InputSource {
  /** `the route`, `dependency 'user'`. */
  readonly who: string;
  readonly inputs: InputDeclarations;
}

/** What inputs are merged for. */
export interface InputSite {
  readonly at: string;
  readonly hint: string;
  readonly table: SchemaTable;
  readonly report: Report;
  readonly unknown: UnknownPolicy;
  /** Names in the path template, in order. */
  readonly pathNames: readonly string[];
  /** The schemes whose keys travel in the query. */
  readonly schemes: readonly SecurityScheme[];
}

const slots: readonly { readonly slot: keyof InputDeclarations; readonly place: ParameterPlace }[] = [
  { slot: 'params', place: 'path' },
  { slot: 'query', place: 'query' },
  { slot: 'headers', place: 'header' },
  { slot: 'cookies', place: 'cookie' },
];

interface Draft {
  readonly schema: SchemaNode;
  readonly raw: unknown;
  readonly who: string;
  isRequired: boolean;
  isDefaulted: boolean;
}

/** The inputs of a route and its dependencies, one object per place; `null` where nothing is declared. */
export function inputsOf(sources: readonly InputSource[], site: InputSite): { readonly [slot in keyof InputDeclarations]-?: ParametersPlan | null } {
  const [params = null, query = null, headers = null, cookies = null] = slots.map(({ slot, place }) => {
    if (place !== 'query' && (place !== 'path' || site.pathNames.length === 0) && sources.every(({ inputs }) => inputs[slot] === undefined)) return null;
    const merged = new MergedSlot(place, site);
    for (const { who, inputs } of sources) merged.add(inputs[slot], who, slot);
    return merged.finish();
  });
  return { params, query, headers, cookies };
}

class MergedSlot {
  readonly #place: ParameterPlace;
  readonly #site: InputSite;
  readonly #drafts = new Map<string, Draft>();
  #additional: SchemaNode | undefined;
  /** The schemas that were merged; a boolean where one of them is not kept. */
  #sources = 0;
  #only: SchemaNode = true;

  constructor(place: ParameterPlace, site: InputSite) {
    this.#place = place;
    this.#site = site;
  }

  add(schema: unknown, who: string, slot: string): void {
    if (schema === undefined) return;
    const { table, report, at, hint } = this.#site;
    const node = table.add(schema, { at: `${at} ${slot}`, hint: `${hint}${slot[0]?.toUpperCase()}${slot.slice(1)}` });
    const members = membersOf(node, table.schemas);
    if (members === null) {
      report({
        code: 'input.not-an-object',
        at: `${at} ${slot}`,
        message: `the ${slot} schema of ${who} is not an object with properties`,
        advice: `declare it as t.Object({ … }); several objects can be joined with t.Composite([…])`,
      });
      return;
    }
    this.#sources++;
    this.#only = node;
    this.#additional = members.additional ?? this.#additional;
    for (const name of Object.keys(members.properties))
      this.#addMember(name, {
        schema: members.properties[name] as SchemaNode, // a key of its own
        raw: rawMember(schema, name),
        who,
        isRequired: members.required.includes(name),
        isDefaulted: members.defaulted.includes(name),
      });
  }

  #addMember(written: string, draft: Draft): void {
    const { at, report } = this.#site;
    const name = written;
    const key = this.#place === 'header' ? written.toLowerCase() : written;
    const known = this.#place === 'header' ? [...this.#drafts.keys()].find((other) => other.toLowerCase() === key) : name;
    const other = known === undefined ? undefined : this.#drafts.get(known);
    if (other === undefined) {
      this.#drafts.set(name, draft);
    } else if (JSON.stringify(other.schema) !== JSON.stringify(draft.schema) || known !== name) {
      report({
        code: 'input.conflict',
        at,
        message: `${this.#place} parameter '${name}' is declared differently by ${other.who} and by ${draft.who}`,
        advice: 'share one schema, or rename one of the two',
      });
    } else {
      other.isRequired ||= draft.isRequired;
    }
  }

  finish(): ParametersPlan | null {
    const { table, unknown } = this.#site;
    if (this.#place === 'path') this.#matchPath();
    if (this.#place === 'header') this.#refuseReserved();
    const credentials = this.#place === 'query' ? this.#credentials() : [];
    if (this.#drafts.size === 0 && credentials.length === 0 && this.#place !== 'query') return null;
    const policy: UnknownPolicy = this.#place === 'query' ? policyOf(this.#additional, unknown) : 'allow';
    const schema = this.#isMerged(credentials) ? this.#objectSchema(credentials, policy) : this.#only;
    const request = table.requestView(schema, policy);
    const properties = typeof request === 'object' ? (request.properties ?? {}) : {};
    const names = this.#place === 'path' ? this.#site.pathNames : [...this.#drafts.keys()];
    const parameters = names.map((name) => this.#parameter(name, properties[name] ?? true));
    return { in: this.#place, parameters: credentials.length === 0 ? parameters : [...parameters, ...credentials], schema: request, unknown: policy };
  }

  #parameter(name: string, schema: SchemaNode): ParameterPlan {
    const draft = this.#drafts.get(name);
    const { style, explode } = styleOf({
      raw: draft?.raw,
      schema,
      place: this.#place,
      name,
      at: this.#site.at,
      table: this.#site.table,
      report: this.#site.report,
    });
    const required = this.#place === 'path' || (draft !== undefined && draft.isRequired && !draft.isDefaulted);
    return { name, in: this.#place, required, schema, style, explode };
  }

  /** Whether the object is another than the one that was declared. Most routes have one source for each place. */
  #isMerged(credentials: readonly ParameterPlan[]): boolean {
    const only = this.#only;
    if (this.#sources !== 1 || credentials.length > 0 || typeof only === 'boolean' || only.properties === undefined) return true;
    if (Object.keys(only.properties).length !== this.#drafts.size) return true;
    for (const keyword in only) if (!plainKeywords.has(keyword)) return true;
    return false;
  }

  #objectSchema(credentials: readonly ParameterPlan[], policy: UnknownPolicy): SchemaObject {
    const properties: Record<string, SchemaNode> = {};
    const required: string[] = [];
    const defaulted: string[] = [];
    for (const [name, { schema, isRequired, isDefaulted }] of this.#drafts) {
      setMember(properties, name, schema);
      if (isRequired) required.push(name);
      if (isDefaulted) defaulted.push(name);
    }
    for (const { name } of credentials) setMember(properties, name, true);
    return {
      type: 'object',
      properties,
      ...(required.length > 0 ? { required } : {}),
      ...(defaulted.length > 0 ? { defaulted } : {}),
      ...(this.#additional !== undefined ? { additionalProperties: this.#additional } : policy === 'reject' ? { additionalProperties: false } : {}),
    };
  }

  /** Keys of API-key schemes in the query are members that only the security check reads. */
  #credentials(): ParameterPlan[] {
    if (this.#site.schemes.length === 0) return [];
    const keys = this.#site.schemes.flatMap((scheme) =>
      scheme.kind === 'apiKey' && scheme.in === 'query' && !this.#drafts.has(scheme.parameter) ? [scheme.parameter] : [],
    );
    return [...new Set(keys)].map((name) => ({
      name,
      in: 'query',
      required: false,
      style: 'form' as ParameterStyle,
      explode: true,
      schema: true,
      isCredential: true,
    }));
  }

  #matchPath(): void {
    const { at, report, pathNames } = this.#site;
    const isDeclared = this.#drafts.size > 0;
    for (const name of this.#drafts.keys()) {
      if (!pathNames.includes(name)) {
        report({
          code: 'path.unknown-parameter',
          at,
          message: `params declare '${name}', which is not in the path`,
          advice: `write {${name}} into the path, or take the member out of the schema`,
        });
        this.#drafts.delete(name);
      }
    }
    for (const name of pathNames) {
      if (this.#drafts.has(name)) continue;
      if (isDeclared)
        report({
          code: 'path.undeclared-parameter',
          at,
          message: `the path has {${name}}, but no params schema declares it`,
          advice: `add '${name}' to the params schema of the route or of a dependency`,
        });
      this.#drafts.set(name, { schema: { type: 'string' }, raw: undefined, who: 'the path', isRequired: true, isDefaulted: false });
    }
  }

  /** OpenAPI 3.1 section 4.8.12.1: these three are ignored as header parameters. */
  #refuseReserved(): void {
    const { at, report } = this.#site;
    for (const name of this.#drafts.keys()) {
      if (!['accept', 'content-type', 'authorization', 'cookie'].includes(name.toLowerCase())) continue;
      const advice =
        name.toLowerCase() === 'authorization'
          ? 'use security: bearer() or basic()'
          : name.toLowerCase() === 'cookie'
            ? 'declare cookies'
            : 'declare the media types of the body and the responses';
      report({ code: 'input.reserved-header', at, message: `the header '${name}' cannot be a parameter (OpenAPI 3.1, section 4.8.12.1)`, advice });
    }
  }
}

/** What an object of parameters has by itself. */
const plainKeywords: ReadonlySet<string> = new Set(['type', 'properties', 'required', 'defaulted', 'additionalProperties']);

function policyOf(additional: SchemaNode | undefined, unknown: UnknownPolicy): UnknownPolicy {
  if (additional === undefined) return unknown;
  return additional === false ? 'reject' : 'allow';
}

function rawMember(schema: unknown, name: string): unknown {
  const properties =
    typeof schema === 'object' && schema !== null ? (schema as { readonly properties?: Readonly<Record<string, unknown>> }).properties : undefined; // any schema library keeps them there
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}
