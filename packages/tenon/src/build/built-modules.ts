import { fingerprintsOf } from '../built/fingerprint.ts';
import { planText } from '../built/plan.ts';
import type { Site } from '../built/sites.ts';
import { allowedUnit, matcherUnit } from '../emit/matcher/matcher.ts';
import type { PipelineSetting } from '../emit/pipeline/pipeline.ts';
import { handlerRespondUnit } from '../emit/pipeline/respond-unit.ts';
import { routeUnit } from '../emit/pipeline/route-unit.ts';
import type { BuiltData, RouteFactsText } from '../shapes/built.ts';
import type { AppDeclaration } from '../shapes/declaration.ts';
import type { Plan, RoutePlan } from '../shapes/plan.ts';
import type { RouteFacts } from '../shapes/runtime.ts';
import { literal, type Code, type Unit } from '../support/code.ts';
import { moduleText, unitsOf, type Spell } from '../support/module-text.ts';
import { addressesOf } from './addresses.ts';
import { alikeUnits } from './alike-units.ts';
import { spellingAjv } from './left-to-ajv.ts';

/** What a build is made from. */
export interface BuildSource {
  readonly app: AppDeclaration;
  readonly plan: Plan;
  readonly sites: readonly Site[];
  readonly setting: PipelineSetting;
  readonly facts: readonly RouteFacts[];
  /** The version of Tenon. */
  readonly tenon: string;
}

/** What modules of a built app import from outside. */
export interface BuildPlaces {
  /** Default: `tenon/built`. */
  readonly tenon?: string;
}

/** A module of a built app. */
export interface BuiltModule {
  readonly name: string;
  readonly text: string;
}

/** Routes of one module: few enough that the first request of one does not wait for much. */
const routesEach = 24;
const writtenBy = (version: string): string =>
  `/* Written by \`tenon build\`, ${version}. It fits the declarations that it was made from, and no others: do not edit it, build it again. */`;

/**
 * An app as ES modules that need no code generation. `build` of `app.js` makes a `Servable` of the app; in a bundle, `register` is told
 * of it.
 * Throws: Error for what cannot be written into a module, with its route.
 */
export function builtModules(source: BuildSource, places: BuildPlaces): readonly BuiltModule[] {
  const { plan, setting } = source;
  const spell = spellingAjv(addressesOf({ ...source, runtime: setting.runtime, pluginValues: setting.pluginValues }), setting.code, refuseAjv);
  const { groups, shared } = dividedUnits(setting.code, groupsOf(source, spell));
  const sharedNames = new Set(shared.map(({ name }) => name));
  const head = (from: readonly string[]): string => [writtenBy(source.tenon), ...from, ''].join('\n');
  const tenon = literal(places.tenon ?? 'tenon/built');
  const surroundings = 'const { sites, runtime, pluginValues } = built.surroundings;\n';
  const usesOf = [`import { late, library, transformAt } from ${tenon};`, "import { built } from './app.js';"];
  return [
    {
      name: 'app.js',
      text: head([`import { builtApp, library } from ${tenon};`]) + appText(source, groups.length, spell),
    },
    { name: 'shared.js', text: `${head(usesOf)}${surroundings}${moduleText(shared, spell)}export { ${[...sharedNames].join(', ')} };\n` },
    ...groups.map(({ routes, responds, units: own }, index) => {
      const read = [...own.flatMap(({ uses }) => uses), ...routes, ...responds.filter((name) => name !== null)];
      const taken = [...new Set(read)].filter((name) => sharedNames.has(name));
      const from = taken.length === 0 ? [] : [`import { ${taken.join(', ')} } from './shared.js';`];
      const lists = `export const routes = [${routes.join(', ')}];\nexport const responds = [${responds.map(String).join(', ')}];\n`;
      return { name: `routes-${index}.js`, text: head([...usesOf, ...from]) + surroundings + moduleText(own, spell) + lists };
    }),
    { name: 'plan.js', text: head([]) + `export default ${literal(planText(plan))};\n` },
  ];
}

function refuseAjv(schema: string): never {
  throw new TypeError(`it has a schema that is left to Ajv, which generates code when an app starts: ${schema.slice(0, 200)}`);
}

interface Group {
  readonly routes: readonly string[];
  readonly responds: readonly (string | null)[];
  readonly units: readonly Unit[];
}

function groupsOf({ plan, setting }: BuildSource, spell: Spell): readonly Group[] {
  const all = plan.routes.map((route) => unitNamesOf(setting, route, spell));
  return Array.from({ length: Math.ceil(all.length / routesEach) }, (_, index) => {
    const some = all.slice(index * routesEach, (index + 1) * routesEach);
    const names = some.flatMap(({ route, respond }) => (respond === null ? [route] : [route, respond]));
    return { routes: some.map(({ route }) => route), responds: some.map(({ respond }) => respond), units: unitsOf(setting.code, names) };
  });
}

function unitNamesOf(setting: PipelineSetting, route: RoutePlan, spell: Spell): { readonly route: string; readonly respond: string | null } {
  try {
    const names = { route: routeUnit(setting, route), respond: route.work.kind === 'handler' ? handlerRespondUnit(setting, route) : null };
    // A message that names the route beats one that names a constant.
    moduleText(unitsOf(setting.code, names.respond === null ? [names.route] : [names.route, names.respond]), spell);
    return names;
  } catch (cause) {
    throw new Error(`${route.at} cannot be built ahead of time: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Units that more than one module needs, and functions that make others, are in a module of their own. */
function dividedUnits(code: Code, groups: readonly Group[]): { readonly groups: readonly Group[]; readonly shared: readonly Unit[] } {
  const all = [...new Set(groups.flatMap(({ units }) => units))];
  const { makers, standIns } = alikeUnits(code, all);
  const isShared = sharedNamesOf(groups, makers, code);
  const standInsOf = (units: readonly Unit[]): readonly Unit[] => units.map((unit) => standIns.get(unit) ?? unit);
  return {
    groups: groups.map((group) => ({ ...group, units: standInsOf(group.units.filter(({ name }) => !isShared.has(name))) })),
    shared: [...makers, ...standInsOf(all.filter(({ name }) => isShared.has(name)))],
  };
}

function sharedNamesOf(groups: readonly Group[], makers: readonly Unit[], code: Code): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set(makers.flatMap(({ uses }) => unitsOf(code, uses).map(({ name }) => name)));
  for (const { units } of groups) for (const { name } of units) (seen.has(name) ? shared : seen).add(name);
  return shared;
}

function appText(source: BuildSource, groups: number, spell: Spell): string {
  const { plan, setting } = source;
  const match = matcherUnit(setting.code, plan.routes);
  const allowed = allowedUnit(setting.code, plan.routes);
  const modules = Array.from({ length: groups }, (_, index) => `() => import(${literal(`./routes-${index}.js`)})`);
  return [
    `const data = ${dataOf(source)};`,
    moduleText(unitsOf(setting.code, [match, allowed]), spell),
    'export let built;',
    'export function build(app) {',
    `  return (built = builtApp(app, data, { match: ${match}, allowed: ${allowed}, routesEach: ${routesEach}, modules: [${modules.join(', ')}] }));`,
    '}',
    '',
  ].join('\n');
}

function dataOf({ app, plan, sites, facts, tenon }: BuildSource): string {
  const data: Omit<BuiltData, 'plan'> = {
    tenon,
    fingerprints: fingerprintsOf(app, sites),
    facts: JSON.stringify(facts.map(factsText)),
    definitions: JSON.stringify([...plan.schemas.definitions]),
    docs: plan.docs && { path: plan.docs.path, documentPath: plan.docs.documentPath },
    warnings: plan.warnings,
  };
  return `{ ...${literal(data)}, plan: () => import('./plan.js') }`;
}

function factsText({ errors: _, own, statuses, ...rest }: RouteFacts): RouteFactsText {
  return { ...rest, own: [...own], statuses: [...statuses] };
}
