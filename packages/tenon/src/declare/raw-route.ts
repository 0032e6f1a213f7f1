import type { FactoryKind, ForeignMount } from './infer.ts';
import type { KindDeclaration, MountDeclaration, RawRouteDeclaration } from '../shapes/declaration.ts';
import { declaration } from '../support/markers.ts';

/** A route of a kind that answers GET below the contract: it has the guards and the prefix of the kind, and is in no document. */
export function rawRoute(kind: FactoryKind<unknown, unknown, string>, path: string, answer: RawRouteDeclaration['respond']): ForeignMount {
  const of = (kind as unknown as { readonly [declaration]: KindDeclaration })[declaration]; // every FactoryKind is made by declare
  // Whoever asks how a busy process is must not be told that it is too busy to say.
  const limits = { priority: 'high', ...of.limits } as const;
  const declared: MountDeclaration = { kind: 'mount', of: { ...of, prefix: of.prefix + path, limits }, fetch: neverCalled, answer };
  return Object.freeze({ [declaration]: Object.freeze(declared) }) as unknown as ForeignMount; // its brand exists in types only
}

function neverCalled(): never {
  throw new Error('a mount with an answer has no fetch');
}
