import type { DependencyPlan, HeaderPlan, RoutePlan } from '../../shapes/plan.ts';
import { literal } from '../../support/code.ts';
import { checkUnit } from '../checker/checker.ts';
import { needsOf } from './context.ts';
import { respondUnit } from './respond-unit.ts';
import type { Pipeline, PipelineSetting } from './pipeline.ts';

/** Runs the chosen dependencies, in order. Guards run before inputs are read, so they see none. */
export function writeDependencies(pipeline: Pipeline, isChosen: (dependency: DependencyPlan) => boolean): void {
  pipeline.route.dependencies.forEach((dependency, index) => {
    if (isChosen(dependency)) writeDependency(pipeline, dependency, index);
  });
}

function writeDependency(pipeline: Pipeline, dependency: DependencyPlan, index: number): void {
  const { writer, runtime, route } = pipeline;
  const value = writer.variable('dependency');
  pipeline.values[index] = value;
  if (index > 0 && route.limits.timeoutMs > 0) writer.line('if (exchange.expired !== null) throw exchange.expired;');
  const inputs = dependency.isGuard ? 'undefined, undefined, undefined, undefined' : 'params, query, headers, cookies';
  const { credentials } = dependency;
  const isOneOfSeveral = credentials !== null && credentials.alternatives.length > 1;
  const scheme = isOneOfSeveral ? `, ${writer.constant('schemeOf', runtime.schemeOf)}(request, ${writer.constant('credentialsPlan', credentials)})` : '';
  const request = `new ${writer.constant('DependencyRequest', runtime.DependencyRequest)}(exchange, ${inputs}, ${pipeline.credentials[index] ?? 'undefined'}, ${writer.data('scopes', scopesOf(dependency, route))}${scheme})`;
  writer.line(`let ${value} = ${writer.constant('provide', dependency.provide)}(${adding(pipeline, dependency, request)}, ${needsOf(pipeline, dependency)});`);
  writer.line(`if (${writer.constant('isThenable', runtime.isThenable)}(${value})) ${value} = await ${value};`);
  const respond = writer.use(
    respondUnit(pipeline, {
      responses: dependency.responses,
      key: `dependency ${route.index} ${index}`,
      bare: false,
      at: `dependency '${dependency.name}' of ${route.at}`,
      credentials: dependency.credentials,
    }),
  );
  writer.line(`if (${value} instanceof ${writer.constant('Replied', runtime.Replied)}) return ${respond}(${value}, exchange);`);
  if (dependency.release !== null) writer.line(`exchange.provided(${writer.constant('release', dependency.release)}, ${value});`);
}

/** The request of a dependency that adds headers gets the function that does. */
function adding({ writer, ...setting }: Pipeline, { responseHeaders }: DependencyPlan, request: string): string {
  if (responseHeaders.length === 0) return request;
  const variable = writer.variable('request');
  writer.line(`const ${variable} = ${request};`);
  const add = writer.use(addHeadersUnit(setting, responseHeaders, `headers ${setting.route.index} ${variable}`));
  writer.line(`${variable}.addHeaders = (headers) => ${add}(headers, exchange);`);
  return variable;
}

/** The unit `(headers, exchange) => void`: declared headers, checked, go with whatever response there will be. */
function addHeadersUnit(setting: PipelineSetting, declared: readonly HeaderPlan[], key: string): string {
  return setting.code.unit(key, 'addHeaders', (writer) => {
    for (const { name, schema } of declared) {
      const value = `headers[${literal(name)}]`;
      const check = writer.use(checkUnit(setting.code, setting.schemas, schema, 'decoded'));
      writer.line(`if (${value} !== undefined && !${check}(${value})) throw ${writer.constant('wrongHeader', setting.runtime.wrongHeader)}(${literal(name)});`);
    }
    const own = declared.map(({ name }) => `[${literal(name)}]: headers[${literal(name)}]`).join(', ');
    writer.line(`exchange.joinHeaders(${writer.constant('addHeaders', setting.runtime.addHeaders)}([], { ${own} }, []));`);
    return 'headers, exchange';
  });
}

/** What a route asks for of the schemes that a dependency checks, its own and others' demands together. */
function scopesOf({ credentials }: DependencyPlan, { security }: RoutePlan): readonly string[] {
  const schemes = new Set((credentials?.alternatives ?? []).map(({ name }) => name));
  const asked = security.requirement.flatMap((together) => together.flatMap(({ scheme, scopes }) => (schemes.has(scheme) ? scopes : [])));
  return [...new Set(asked)].sort();
}

/** Declares the credentials that `provide` gets, and refuses a request without them where they are required. */
export function writeCredentials({ writer, runtime, credentials: variables }: Pipeline, { credentials }: DependencyPlan, index: number): void {
  if (credentials === null) return;
  const variable = writer.variable('credentials');
  variables[index] = variable;
  const plan = writer.constant('credentialsPlan', credentials);
  writer.line(`const ${variable} = ${writer.constant('readCredentials', runtime.readCredentials)}(request, ${plan});`);
  if (!credentials.isOptional) writer.line(`if (${variable} === undefined) throw ${writer.constant('unauthorized', runtime.unauthorized)}(${plan});`);
}
