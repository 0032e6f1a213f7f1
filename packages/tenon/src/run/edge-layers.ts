import type { AppDeclaration } from '../shapes/declaration.ts';
import type { LayerFactory } from '../shapes/layer.ts';
import type { RouteFacts } from '../shapes/runtime.ts';
import { nearestCors } from '../support/origin-rules.ts';
import { corsElsewhere, corsLayer } from './cors.ts';
import { hostsLayer } from './hosts.ts';
import { securityHeadersLayer } from './security-headers.ts';

interface EdgeParts {
  readonly edge: Pick<AppDeclaration, 'hosts' | 'cors' | 'securityHeaders'>;
  readonly facts: readonly RouteFacts[];
}

/** The layers that an app has by what it declares; they stand outside of its own. */
export function edgeLayers({ edge, facts }: EdgeParts, find: (method: string, path: string) => RouteFacts | null): readonly LayerFactory[] {
  const elsewhere = corsElsewhere(nearestCors(edge));
  const hasCors = elsewhere !== null || facts.some(({ cors }) => cors !== null);
  const { hosts, securityHeaders } = edge;
  return [
    ...(hosts === null ? [] : [() => hostsLayer(hosts)]),
    // Inside of them: responses are still the constants that were compiled.
    ...(hasCors ? [() => corsLayer({ find, elsewhere })] : []),
    ...(securityHeaders === null ? [] : [() => securityHeadersLayer(securityHeaders)]),
  ];
}
