import type { RouteDeclaration, WebhookDeclaration } from '../shapes/declaration.ts';
import type { CallbackPlan, ResponsePlan, WebhookPlan } from '../shapes/plan.ts';
import { declaredAs } from '../support/markers.ts';
import { inputsOf } from './inputs.ts';
import type { Report } from './mistakes.ts';
import { extensionsOf } from './notes.ts';
import { camelCase, pascalCase } from './operation-ids.ts';
import { responsesOf } from './responses.ts';
import { contentOf } from './representations.ts';
import type { SchemaTable } from './schema/schema-table.ts';

/** What webhooks are analysed with. */
export interface WebhookSite {
  readonly table: SchemaTable;
  readonly report: Report;
  /** The schema value of a plain problem. */
  readonly problem: unknown;
}

/** The webhooks of an api, sorted by name: what order modules were loaded in does not show. */
export function webhooksOf(declared: Readonly<Record<string, WebhookDeclaration>>, site: WebhookSite): readonly WebhookPlan[] {
  const byName = Object.entries(declared).sort(([left], [right]) => (left < right ? -1 : 1));
  return byName.map(([name, webhook]) => webhookOf(name, webhook, { ...site, at: `webhook '${name}'`, operationId: camelCase(name) }));
}

/** The callbacks of a route. */
export function callbacksOf({ callbacks = {} }: RouteDeclaration, at: string, operationId: string, site: WebhookSite): readonly CallbackPlan[] {
  return Object.entries(callbacks).flatMap(([name, byExpression]) =>
    Object.entries(byExpression).flatMap(([expression, value], index): CallbackPlan[] => {
      const where = `${at} callback '${name}'`;
      const declared = declaredAs<WebhookDeclaration>(value, 'webhook');
      if (declared === null || !isExpression(expression)) {
        const advice = "write { '{$request.body#/callbackUrl}': webhook({ … }) }: an expression or a URL, and what is sent there";
        site.report({
          code: 'route.callback',
          at: where,
          message: declared === null ? 'it is not made by webhook({…})' : `'${expression}' is neither an expression nor a URL`,
          advice,
        });
        return [];
      }
      const id = `${operationId}${pascalCase(name)}${index === 0 ? '' : index + 1}`;
      return [{ name, expression, webhook: webhookOf(name, declared, { ...site, at: where, operationId: id }) }];
    }),
  );
}

/** A runtime expression, or a text with some in braces. Source: OpenAPI 3.1 section 4.8.20.4. */
function isExpression(text: string): boolean {
  const bare = text.replace(/\{\$(?:url|method|statusCode|(?:request|response)\.(?:(?:header|query|path)\.[^{}]+|body(?:#[^{}]*)?))\}/g, '');
  return (bare !== text || /^https?:\/\/|^\//.test(text)) && !/[{}\s]/.test(bare);
}

function webhookOf(name: string, declared: WebhookDeclaration, site: WebhookSite & { readonly at: string; readonly operationId: string }): WebhookPlan {
  const { at, table, report } = site;
  const hint = pascalCase(site.operationId);
  const { query, headers } = declared;
  const { schema: body, forms } = contentOf(declared.body, 'response', { at: `${at} body`, report });
  if (forms.some(({ representation }) => representation !== null))
    report({
      code: 'content.media-type',
      at: `${at} body`,
      message: 'a webhook is sent as JSON',
      advice: 'leave content(…) away, or say content(schema, json(mediaType))',
    });
  const declaredInputs = { ...(query === undefined ? {} : { query }), ...(headers === undefined ? {} : { headers }) };
  const inputs = inputsOf([{ who: at, inputs: declaredInputs }], { at, hint, table, report, unknown: 'allow', pathNames: [], schemes: [] });
  return {
    name,
    at,
    operationId: declared.operationId ?? site.operationId,
    method: declared.method.toUpperCase(),
    summary: declared.summary ?? null,
    description: declared.description ?? null,
    tags: declared.tags,
    isDeprecated: declared.deprecated,
    audiences: declared.audiences,
    query: inputs.query,
    headers: inputs.headers,
    body:
      body === undefined
        ? null
        : { isRequired: true, mediaType: forms[0]?.mediaType ?? 'application/json', schema: table.add(body, { at: `${at} body`, hint: `${hint}Body` }) },
    responses: responsesOf(declared.responses, { ...site, hint }).map((response) => asReceived(response, table)),
    extensions: extensionsOf(declared),
  };
}

/** What receivers answer comes in like a request's body: it may leave out what a default fills, and may say more. */
function asReceived(response: ResponsePlan, table: SchemaTable): ResponsePlan {
  const { content } = response;
  return content === null ? response : { ...response, content: { ...content, schema: table.requestView(content.schema, 'allow') } };
}
