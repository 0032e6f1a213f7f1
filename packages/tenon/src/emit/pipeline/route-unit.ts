import type { RoutePlan } from '../../shapes/plan.ts';
import { contextOf } from './context.ts';
import { writeCredentials, writeDependencies } from './dependencies.ts';
import { writeBody, writeInputs } from './inputs.ts';
import { isAsync, type Pipeline, type PipelineSetting } from './pipeline.ts';
import { handlerRespondUnit } from './respond-unit.ts';

/**
 * The unit `(request, rawParams, exchange) => HttpResponse | Promise<HttpResponse>` of a route.
 * Order: credentials, what can be answered, guards (dependencies without inputs), inputs, other dependencies, body, handler,
 * response. Without dependencies it is a plain function: a synchronous handler costs no promise.
 */
export function routeUnit(setting: PipelineSetting, route: RoutePlan): string {
  return setting.code.unit(
    `route ${route.index}`,
    'route',
    (writer) => {
      const pipeline: Pipeline = { ...setting, writer, route, values: [], credentials: [] };
      writeAdmission(pipeline);
      writeDependencies(pipeline, (dependency) => dependency.isGuard);
      writeNegotiation(pipeline);
      if (route.work.kind === 'raw') {
        writeInputsIfNeeded(pipeline);
        writer.line(
          `return ${writer.constant('respond', route.work.respond)}(request, ${hasRest(route) ? 'rawParams[rawParams.length - 1]' : '""'}, ${contextOf(pipeline)});`,
        );
        return 'request, rawParams, exchange';
      }
      writeInputs(pipeline);
      writeDependencies(pipeline, (dependency) => !dependency.isGuard);
      writeBody(pipeline, () => writeHandler(pipeline));
      return 'request, rawParams, exchange';
    },
    isAsync(route),
  );
}

function hasRest({ segments }: RoutePlan): boolean {
  const last = segments.at(-1);
  return last !== undefined && 'rest' in last;
}

/** Callers without credentials learn nothing else about a request: every required scheme is looked for first. */
function writeAdmission(pipeline: Pipeline): void {
  const { writer, route, runtime } = pipeline;
  const { own } = route.security;
  if (own !== null && !own.isOptional) {
    const plan = writer.constant('credentials', own);
    writer.line(
      `if (${writer.constant('readCredentials', runtime.readCredentials)}(request, ${plan}) === undefined) throw ${writer.constant('unauthorized', runtime.unauthorized)}(${plan});`,
    );
  }
  route.dependencies.forEach((dependency, index) => writeCredentials(pipeline, dependency, index));
}

function writeNegotiation({ writer, route, runtime }: Pipeline): void {
  const mediaTypes = [
    ...new Set(
      route.responses
        .filter(({ status }) => status < 300)
        .flatMap(({ content, alternatives }) => (content === null ? [] : [content, ...alternatives].map(({ mediaType }) => mediaType))),
    ),
  ];
  if (mediaTypes.length > 0) {
    const offered = writer.data('mediaTypes', mediaTypes);
    writer.line(`if (request.headers.accept !== undefined) ${writer.constant('negotiate', runtime.negotiate)}(request, ${offered});`);
  }
}

/** Dependencies of raw routes may read parameters; the raw handler itself reads the request. */
function writeInputsIfNeeded(pipeline: Pipeline): void {
  if (pipeline.route.dependencies.every(({ isGuard }) => isGuard)) return;
  writeInputs(pipeline);
  writeDependencies(pipeline, (dependency) => !dependency.isGuard);
}

function writeHandler(pipeline: Pipeline): void {
  const { writer, route, runtime } = pipeline;
  if (route.work.kind !== 'handler') return;
  const handler = writer.constant('handler', route.work.handler);
  const request = `new ${writer.constant('HandlerRequest', runtime.HandlerRequest)}(exchange, params, query, headers, cookies, ${route.body === null ? 'undefined' : 'body'})`;
  const respond = writer.use(handlerRespondUnit(pipeline, route));
  const call = `${handler}(${request}, ${contextOf(pipeline)})`;
  // What guards and bodies take may outlast the time: nothing happens after the caller was told that nothing did.
  if ((isAsync(route) || route.body !== null) && route.limits.timeoutMs > 0) writer.line('if (exchange.expired !== null) throw exchange.expired;');
  const isThenable = writer.constant('isThenable', runtime.isThenable);
  if (route.arounds.length > 0) {
    const arounds = writer.constant('arounds', route.arounds);
    writer.line(`return ${writer.constant('throughArounds', runtime.throughArounds)}(exchange, ${arounds}, async () => ${respond}(await ${call}, exchange));`);
    return;
  }
  writer.line(`const result = ${call};`);
  if (isAsync(route)) writer.line(`return ${respond}(${isThenable}(result) ? await result : result, exchange);`);
  else {
    writer.line(`if (!${isThenable}(result)) return ${respond}(result, exchange);`);
    // Whoever waits for the result makes the response: a promise in between is work for the engine.
    writer.line(`exchange.respond = ${respond};`);
    writer.line('return Promise.resolve(result);');
  }
}
