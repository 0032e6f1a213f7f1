import { handlerRespondUnit } from '../emit/pipeline/respond-unit.ts';
import { routeUnit } from '../emit/pipeline/route-unit.ts';
import type { ParametersPlan } from '../shapes/parameter.ts';
import type { DependencyPlan, ResponsePlan, RoutePlan } from '../shapes/plan.ts';
import type { SchemaNode } from '../shapes/schema.ts';
import { moduleText, unitsOf } from '../support/module-text.ts';
import { addressesOf, type Readable } from './addresses.ts';
import type { BuildSource } from './built-modules.ts';
import { spellingAjv } from './left-to-ajv.ts';

/** What a route does with a request, and the code that does it. */
export interface RouteExplanation {
  /** `GET /books/{id}` */
  readonly at: string;
  readonly operationId: string;
  /** In the order in which they happen. */
  readonly steps: readonly { readonly name: string; readonly says: string }[];
  /** JavaScript, as `tenon build` writes it: what reads is above what it reads. */
  readonly code: string;
}

/** The plan of a route in words, and its emitted code. */
export function explainedRoute({ plan, sites, setting }: Pick<BuildSource, 'plan' | 'sites' | 'setting'>, route: RoutePlan): RouteExplanation {
  const readable: Readable = { plan, sites, runtime: setting.runtime, pluginValues: setting.pluginValues };
  const respond = route.work.kind === 'handler' ? [handlerRespondUnit(setting, route)] : [];
  const units = unitsOf(setting.code, [routeUnit(setting, route), ...respond]);
  const spell = spellingAjv(addressesOf(readable), setting.code, (schema) => `ajv.compile(${schema})`);
  return { at: route.at, operationId: route.operationId, steps: stepsOf(route), code: moduleText(units.toReversed(), spell) };
}

function stepsOf(route: RoutePlan): RouteExplanation['steps'] {
  const { security, dependencies, body, arounds, limits } = route;
  const schemes = [security.own, ...dependencies.map(({ credentials }) => credentials)].flatMap((credentials) => credentials?.alternatives ?? []);
  const steps: readonly (readonly [name: string, says: string])[] = [
    ['credentials', [...new Set(schemes.map(({ name }) => name))].join(', ')],
    ['guards', namesOf(dependencies.filter(({ isGuard }) => isGuard))],
    ['negotiate', mediaTypesOf(route.responses)],
    ['read and check', inputsText(route)],
    ['dependencies', namesOf(dependencies.filter(({ isGuard }) => !isGuard))],
    [
      'body',
      body === null ? '' : `${body.contents.map(({ mediaType }) => mediaType).join(', ')}, at most ${limits.bodyBytes} bytes, ${limits.jsonDepth} levels deep`,
    ],
    ['around', arounds.length === 0 ? '' : `${arounds.length}`],
    ['handler', handlerText(route)],
    ['respond', route.responses.map(responseText).join('; ')],
  ];
  return steps.filter(([, says]) => says !== '').map(([name, says]) => ({ name, says }));
}

function namesOf(dependencies: readonly DependencyPlan[]): string {
  return dependencies.map(({ name }) => name).join(', ');
}

function mediaTypesOf(responses: readonly ResponsePlan[]): string {
  const good = responses
    .filter(({ status }) => status < 300)
    .flatMap(({ content, alternatives }) => (content === null ? [] : [content, ...alternatives].map(({ mediaType }) => mediaType)));
  return [...new Set(good)].join(', ');
}

function inputsText({ params, query, headers, cookies }: RoutePlan): string {
  const slots = { params, query, headers, cookies };
  return Object.entries(slots)
    .flatMap(([name, plan]) => (plan === null || plan.parameters.length === 0 ? [] : [`${name} ${parametersText(plan)}`]))
    .join('; ');
}

function parametersText({ parameters }: ParametersPlan): string {
  return parameters.map(({ name, schema, required }) => `${name}${required ? '' : '?'}: ${typeText(schema)}`).join(', ');
}

function typeText(schema: SchemaNode): string {
  if (typeof schema === 'boolean') return schema ? 'anything' : 'nothing';
  return schema.$ref ?? [schema.type ?? 'by its schema'].flat().join(' | ');
}

function handlerText(route: RoutePlan): string {
  if (route.work.kind === 'raw') return 'answers by itself';
  const waits = route.body !== null || route.dependencies.length > 0 || route.arounds.length > 0;
  return waits ? 'after what it waits for; a promised answer is awaited' : 'a plain answer costs no promise, a promised one is awaited';
}

function responseText({ status, content, isProblem }: ResponsePlan): string {
  if (content === null) return `${status}`;
  return `${status} ${isProblem ? 'problem' : typeText(content.schema)}`;
}
