import type {
  ContentDeclaration,
  ErrorMappingDeclaration,
  KindDeclaration,
  ResponseDeclaration,
  ResponseDeclarations,
  StreamDeclaration,
} from '../shapes/declaration.ts';
import type { Json } from '../shapes/json.ts';
import type { HeaderPlan, ResponsePlan } from '../shapes/plan.ts';
import { declaration, declaredAs } from '../support/markers.ts';
import { isBodiless, phraseOf } from '../support/status.ts';
import { membersOf } from './members.ts';
import type { Report } from './mistakes.ts';
import { extensionsOf } from './notes.ts';
import { contentOf, type ContentForm } from './representations.ts';
import type { SchemaTable } from './schema/schema-table.ts';
import { checkStream, streamMediaTypes } from './streams.ts';

/** Where responses are declared. */
export interface ResponseSite {
  readonly at: string;
  /** PascalCase start of a name for anonymous recursive schemas: `BooksGet`. */
  readonly hint: string;
  readonly table: SchemaTable;
  readonly report: Report;
  /** The schema value of a plain problem. */
  readonly problem: unknown;
}

/** The responses of one declaration, ascending by status. */
export function responsesOf(declared: ResponseDeclarations, site: ResponseSite): readonly ResponsePlan[] {
  const plans = Object.entries(declared).flatMap(([key, value]) => {
    const status = Number(key);
    if (Number.isInteger(status) && status >= 200 && status <= 599) return [responseOf(status, value, site)];
    site.report({ code: 'response.status', at: site.at, message: `'${key}' is not a status that a response can have`, advice: 'use a number from 200 to 599' });
    return [];
  });
  return plans.sort((a, b) => a.status - b.status);
}

function responseOf(status: number, value: unknown, site: ResponseSite): ResponsePlan {
  const at = `${site.at} response ${status}`;
  const spec = specOf(value);
  const stream = declaredAs<StreamDeclaration>(spec.body, 'stream');
  const declared = contentOf(stream === null ? spec.body : stream.item, 'response', {
    at,
    report: site.report,
    ...(spec.mediaType !== undefined && { mediaType: spec.mediaType }),
  });
  const { schema } = declared;
  const hasBody = schema !== null && schema !== undefined;
  if (hasBody && isBodiless(status)) {
    site.report({ code: 'response.no-content', at, message: `a ${status} never has a body`, advice: 'declare `null` in place of the schema' });
  }
  const isProblem = stream === null && hasBody && kindOf(schema) === 'Tenon:Problem';
  const forms: readonly ContentForm[] =
    stream !== null
      ? [{ mediaType: streamMediaTypes[stream.plan.form], representation: null }]
      : isProblem && spec.mediaType === undefined
        ? [{ mediaType: 'application/problem+json', representation: null }]
        : declared.forms;
  const mediaType = forms.find(({ representation }) => representation === null)?.mediaType ?? 'application/json';
  if (stream !== null) checkStream(stream, { ...spec, status }, { ...site, at });
  else if (hasBody && !/^application\/(?:[\w.+-]+\+)?json$/.test(mediaType)) {
    site.report({
      code: 'response.media-type',
      at,
      message: `a body of ${mediaType} is not JSON`,
      advice: 'say how it is written, content(schema, text()) or bytes(…), or use a type that ends in +json',
    });
  }
  const node = hasBody && !isBodiless(status) ? site.table.add(schema, { at, hint: `${site.hint}${status}Response` }) : null;
  const [content = null, ...alternatives] =
    node === null ? [] : forms.map((form) => ({ ...form, schema: node, ...(stream !== null && { stream: stream.plan }) }));
  return {
    status,
    description: spec.description ?? phraseOf(status),
    content,
    alternatives,
    isProblem,
    headers: headersOf(spec.headers, { ...site, at }),
    examples: (spec.examples as Readonly<Record<string, Json>> | undefined) ?? null, // documented as JSON; printed as it is
    links: spec.links ?? null,
    extensions: extensionsOf(spec),
  };
}

function specOf(value: unknown): ResponseDeclaration {
  if (declaredAs<StreamDeclaration>(value, 'stream') !== null || declaredAs<ContentDeclaration>(value, 'content') !== null) return { body: value };
  const spec = typeof value === 'object' && value !== null ? (value as { readonly [declaration]?: ResponseDeclaration })[declaration] : undefined; // made by response()
  return spec ?? { body: value };
}

function kindOf(schema: unknown): unknown {
  return typeof schema === 'object' && schema !== null ? (schema as Record<symbol, unknown>)[Symbol.for('TypeBox.Kind')] : undefined;
}

/** The headers that a schema of an object declares, by name. */
export function headersOf(schema: unknown, site: ResponseSite): readonly HeaderPlan[] {
  if (schema === undefined) return noHeaders;
  const node = site.table.add(schema, { at: `${site.at} headers`, hint: `${site.hint}Headers` });
  const members = membersOf(node, site.table.schemas);
  if (members === null) {
    site.report({
      code: 'response.headers',
      at: site.at,
      message: 'response headers are not an object schema with properties',
      advice: 'declare them as t.Object({ location: t.String() })',
    });
    return [];
  }
  return Object.entries(members.properties)
    .map(([name, schemaOfHeader]) => ({ name, isRequired: members.required.includes(name), schema: schemaOfHeader }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const noHeaders: readonly HeaderPlan[] = Object.freeze([]);

/** All responses that a handler may give: its own, its scopes', and the problems of mapped errors. */
export function handlerResponses(kind: KindDeclaration, own: ResponseDeclarations, site: ResponseSite): readonly ResponsePlan[] {
  if (kind.responses.length === 0 && kind.errors.length === 0) return responsesOf(own, site);
  const byStatus = new Map<number, ResponsePlan>();
  for (const declared of [own, ...kind.responses]) {
    for (const plan of responsesOf(declared, site)) {
      const known = byStatus.get(plan.status);
      if (known === undefined) byStatus.set(plan.status, plan);
      else if (!isSame(known, plan)) {
        site.report({
          code: 'response.conflict',
          at: `${site.at} response ${plan.status}`,
          message: 'the route and a scope declare it differently',
          advice: 'declare it in one of the two, or alike in both',
        });
      }
    }
  }
  for (const mapping of kind.errors) addMapping(byStatus, mapping, site);
  return [...byStatus.values()].sort((a, b) => a.status - b.status);
}

function addMapping(byStatus: Map<number, ResponsePlan>, mapping: ErrorMappingDeclaration, site: ResponseSite): void {
  const { status, type } = mapping;
  const known = byStatus.get(status);
  if (!Number.isInteger(status) || status < 400 || status > 599) {
    site.report({
      code: 'error.undeclared-mapping',
      at: site.at,
      message: `${type.name} is mapped to ${status}, which no problem can be declared for`,
      advice: 'map errors to a status from 400 to 599',
    });
    return;
  }
  const own = responseOf(status, mapping.schema ?? site.problem, site);
  if (known === undefined) {
    byStatus.set(status, own);
  } else if (known.isProblem && mapping.schema !== null && !isSame(known, own)) {
    site.report({
      code: 'response.conflict',
      at: `${site.at} response ${status}`,
      message: `${type.name} is mapped to a problem with members of its own, but ${status} is declared differently`,
      advice: `leave ${status} to the mapping, or declare it with the same problemWith(…)`,
    });
  } else if (!known.isProblem) {
    site.report({
      code: 'error.undeclared-mapping',
      at: site.at,
      message: `${type.name} is mapped to a problem with ${status}, but ${status} is declared with another body`,
      advice: `declare ${status}: Problem, or map ${type.name} to another status`,
    });
  }
}

function isSame(a: ResponsePlan, b: ResponsePlan): boolean {
  return JSON.stringify([a.content, a.alternatives, a.isProblem, a.headers]) === JSON.stringify([b.content, b.alternatives, b.isProblem, b.headers]);
}
