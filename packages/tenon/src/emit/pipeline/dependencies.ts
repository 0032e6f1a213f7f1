import type { DependencyPlan, RoutePlan } from '../../shapes/plan.ts';
import { needsOf } from './context.ts';
import { respondUnit } from './respond-unit.ts';
import type { Pipeline } from './pipeline.ts';

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
  writer.line(`let ${value} = ${writer.constant('provide', dependency.provide)}(${request}, ${needsOf(pipeline, dependency)});`);
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
