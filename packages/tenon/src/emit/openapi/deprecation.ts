import type { RoutePlan } from '../../shapes/plan.ts';
import type { HeaderSource } from './merged-response.ts';

const sources: { readonly [name: string]: Omit<HeaderSource, 'isRequired' | 'isDeprecated'> } = {
  deprecation: {
    name: 'Deprecation',
    description: 'Since when this is deprecated: @ and seconds since 1970 (RFC 9745)',
    schema: { type: 'string', pattern: '^@\\d+$' },
  },
  sunset: { name: 'Sunset', description: 'From when on this may be gone (RFC 8594)', schema: { type: 'string' } },
  link: { name: 'Link', description: 'What takes its place, and more about it (RFC 8288)', schema: { type: 'string' } },
};

/** The headers by which responses of a deprecated route say so. */
export function deprecationHeaders({ notes }: RoutePlan): readonly HeaderSource[] {
  const names = notes.deprecation?.headers.filter((_, index) => index % 2 === 0) ?? [];
  return names.flatMap((name) => (sources[name] === undefined ? [] : [{ ...sources[name], isRequired: true, isDeprecated: false }]));
}
