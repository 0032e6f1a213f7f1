import type { BodyPlan } from '../shapes/plan.ts';
import type { UnknownPolicy } from '../shapes/parameter.ts';
import type { Report } from './mistakes.ts';
import { contentOf } from './representations.ts';
import type { SchemaTable } from './schema/schema-table.ts';

/** Where a body is declared. */
export interface BodySite {
  readonly at: string;
  readonly hint: string;
  readonly method: string;
  readonly unknown: UnknownPolicy;
  readonly table: SchemaTable;
  readonly report: Report;
}

/** The body of a route, `null` when it has none. A body is required unless its schema is optional (`t.Optional`). */
export function bodyOf(schema: unknown, site: BodySite): BodyPlan | null {
  if (schema === undefined) return null;
  if (site.method === 'GET' || site.method === 'HEAD') {
    site.report({
      code: 'route.body-on-get',
      at: site.at,
      message: `a ${site.method} request has no body (RFC 9110 section 9.3.1)`,
      advice: 'declare a query, or use POST',
    });
    return null;
  }
  const { schema: inner, accepted, forms } = contentOf(schema, 'request', { at: `${site.at} body`, report: site.report });
  const node = site.table.add(inner, { at: `${site.at} body`, hint: `${site.hint}Body` });
  const documented = site.table.requestView(node, site.unknown);
  const request =
    accepted === undefined ? documented : site.table.requestView(site.table.add(accepted, { at: `${site.at} body`, hint: `${site.hint}Upload` }), site.unknown);
  return { isRequired: !isOptional(schema) && !isOptional(inner), contents: forms.map((form) => ({ ...form, schema: node, request, documented })) };
}

function isOptional(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && (schema as Record<symbol, unknown>)[Symbol.for('TypeBox.Optional')] === 'Optional';
}
