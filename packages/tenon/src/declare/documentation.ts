import type { Extensions } from '../shapes/documentation.ts';

/** The extensions of a literal: `x-…`. */
export function extensionsOf(literal: object): Extensions {
  return Object.freeze(Object.fromEntries(Object.entries(literal).filter(([name, value]) => name.startsWith('x-') && value !== undefined)));
}

/** One audience or several as a list. */
export function audiencesOf(audience: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof audience === 'string' ? [audience] : audience;
}
