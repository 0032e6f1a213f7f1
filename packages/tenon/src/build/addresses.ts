import { library } from '../built/library.ts';
import type { Site } from '../built/sites.ts';
import type { Plan, RoutePlan } from '../shapes/plan.ts';
import type { Runtime } from '../shapes/runtime.ts';
import type { Transform } from '../shapes/schema.ts';
import { literal } from '../support/code.ts';
import type { Spell } from '../support/module-text.ts';
import { pathsIn } from './paths-in.ts';

/** What emitted code may read beside plain data. */
export interface Readable {
  readonly plan: Plan;
  readonly sites: readonly Site[];
  readonly runtime: Runtime;
  readonly pluginValues: object;
}

/** How functions and live objects are called in a built module, which has `library`, `runtime`, `pluginValues`, `sites` and `transformAt`. */
export function addressesOf({ plan, sites, runtime, pluginValues }: Readable): Spell {
  const known = new Map<unknown, string>([[pluginValues, 'pluginValues']]);
  const add = (value: unknown, address: string): void => {
    if (!known.has(value) && (typeof value === 'function' || (typeof value === 'object' && value !== null))) known.set(value, address);
  };
  for (const [name, value] of library) add(value, `library.get(${literal(name)})`);
  for (const [name, value] of Object.entries(runtime)) add(value, `runtime.${name}`);
  plan.routes.forEach((route, index) => addRoute(route, `sites[${index}]`, add));
  addTransforms(plan.schemas.transforms, sites, add);
  addRepresentations(plan.routes, sites, add);
  return (value) => known.get(value) ?? null;
}

function addRoute({ work, arounds, dependencies }: RoutePlan, site: string, add: (value: unknown, address: string) => void): void {
  if (work.kind === 'handler') add(work.handler, `${site}.declared.handler`);
  else add(work.respond, `${site}.respond`);
  add(arounds, `${site}.of.arounds`);
  dependencies.forEach(({ provide, release }, index) => {
    add(provide, `${site}.dependencies[${index}].provide`);
    add(release, `${site}.dependencies[${index}].release`);
  });
}

function addRepresentations(routes: readonly RoutePlan[], sites: readonly Site[], add: (value: unknown, address: string) => void): void {
  const contents = routes.flatMap(({ body, responses, dependencies }) => [
    ...(body?.contents ?? []),
    ...[...responses, ...dependencies.flatMap((dependency) => dependency.responses)].flatMap(({ content, alternatives }) => [
      ...(content === null ? [] : [content]),
      ...alternatives,
    ]),
  ]);
  const representations = contents.flatMap(({ representation }) => (representation === null ? [] : [representation]));
  for (const [representation, path] of pathsIn(sites, new Set(representations))) add(representation, `sites${path}`);
}

function addTransforms(transforms: readonly Transform[], sites: readonly Site[], add: (value: unknown, address: string) => void): void {
  const origins = transforms.flatMap(({ origin }) => (origin === undefined ? [] : [origin.schema]));
  const paths = pathsIn(sites, new Set(origins));
  for (const transform of transforms) {
    const path = transform.origin && paths.get(transform.origin.schema);
    if (path !== undefined) add(transform, `transformAt(sites${path}, ${literal(transform.origin?.own ?? null)})`);
  }
}
