import { orderedDependencies } from '../analyse/dependencies.ts';
import { mountRoutes } from '../analyse/mount-routes.ts';
import { routesOf } from '../analyse/tree.ts';
import type { AppDeclaration, DependencyDeclaration, KindDeclaration, RawRouteDeclaration, RouteDeclaration } from '../shapes/declaration.ts';
import { foreign } from '../run/foreign.ts';

/** Where the user's functions of one route are: what emitted code reads, found without analysis. */
export interface Site {
  readonly declared: RouteDeclaration | RawRouteDeclaration;
  /** `null` is public and has nothing. */
  readonly of: KindDeclaration | null;
  /** In the order in which they run. */
  readonly dependencies: readonly DependencyDeclaration[];
  /** Of a raw route. */
  readonly respond: RawRouteDeclaration['respond'] | null;
}

/** A site for each route of the plan, in its order. */
export function sitesOf(app: AppDeclaration, raws: readonly RawRouteDeclaration[]): readonly Site[] {
  const dependencies = new Map<KindDeclaration, readonly DependencyDeclaration[]>();
  const site = (declared: Site['declared'], of: KindDeclaration | null, respond: Site['respond']): Site => {
    if (of === null) return { declared, of, dependencies: [], respond };
    const ordered = dependencies.get(of) ?? orderedDependencies(of, '', silently).map((each) => each.declared);
    dependencies.set(of, ordered);
    return { declared, of, dependencies: ordered, respond };
  };
  const rawSites = (raw: RawRouteDeclaration): readonly Site[] => raw.methods.map(() => site(raw, raw.of, raw.respond));
  const own = routesOf(app.routes, silently).flatMap(({ name, declared }) =>
    declared.kind === 'route' ? [site(declared, declared.of, null)] : mountRoutes(name, declared, foreign).flatMap(rawSites),
  );
  return [...own, ...raws.flatMap(rawSites)];
}

/** Mistakes were reported when the app was built. */
function silently(): void {}
