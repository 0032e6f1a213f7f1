import type { SecurityDeclaration } from '../shapes/declaration.ts';

/** The nearer word on security replaces the outer one; what both ask of one scheme adds up: a scope's demands hold for all of its routes. */
export function narrowedSecurity(outer: SecurityDeclaration | undefined, inner: SecurityDeclaration | undefined): SecurityDeclaration | undefined {
  if (inner === undefined) return outer;
  if (inner === 'public' || outer === undefined || outer === 'public') return inner;
  const asked = new Map(outer.alternatives.map(({ name, scopes }) => [name, scopes]));
  const alternatives = inner.alternatives.map((scheme) => ({ ...scheme, scopes: [...new Set([...(asked.get(scheme.name) ?? []), ...scheme.scopes])] }));
  return { ...inner, alternatives };
}
