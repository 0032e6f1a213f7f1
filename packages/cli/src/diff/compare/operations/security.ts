import type { Credentials, Operation } from '../../model/contract.ts';
import type { Change } from '../schema/pair.ts';
import type { Flow } from './contents.ts';

/** Who may call: each alternative of the old document must be enough for one of the new. */
export function security(old: Operation, next: Operation, { collector }: Flow): void {
  const pointers = { old: old.pointer, new: next.pointer };
  for (const change of securityChanges(old.security, next.security)) collector.add(change, '', pointers);
}

/** What changed for callers who have what one of the alternatives asks for. */
export function securityChanges(old: readonly Credentials[], next: readonly Credentials[]): readonly Change[] {
  const refused = old.filter((credentials) => !next.some((needed) => suffices(credentials, needed)));
  // One that asks for more than an old one does is no new one.
  const gained = next.filter((needed) => !old.some((credentials) => suffices(needed, credentials)));
  return [...refused.map((credentials) => refusal(credentials, next)), ...gained.map((needed) => gain(needed, old))];
}

function suffices(credentials: Credentials, needed: Credentials): boolean {
  return [...needed].every(([scheme, scopes]) => {
    const granted = credentials.get(scheme);
    return granted !== undefined && [...scopes].every((scope) => granted.has(scope));
  });
}

function isSame(left: Credentials, right: Credentials): boolean {
  return left.size === right.size && [...left.keys()].every((scheme) => right.has(scheme));
}

function refusal(credentials: Credentials, next: readonly Credentials[]): Change {
  if (credentials.size === 0) return { rule: 'api-security-anonymous-access-removed' };
  const same = next.find((needed) => isSame(credentials, needed));
  if (same !== undefined) return { rule: 'api-security-scope-added', from: text(credentials), to: missingScopes(credentials, same) };
  const more = next.find((needed) => suffices(needed, credentials));
  return more === undefined
    ? { rule: 'api-security-removed', from: text(credentials) }
    : { rule: 'api-security-requirement-added', from: text(credentials), to: text(more) };
}

function gain(needed: Credentials, old: readonly Credentials[]): Change {
  if (needed.size === 0) return { rule: 'api-security-anonymous-access-added' };
  const same = old.find((credentials) => isSame(credentials, needed));
  if (same !== undefined) return { rule: 'api-security-scope-removed', from: text(needed), to: missingScopes(needed, same) };
  const more = old.find((credentials) => suffices(credentials, needed));
  return more === undefined
    ? { rule: 'api-security-added', to: text(needed) }
    : { rule: 'api-security-requirement-removed', from: text(more), to: text(needed) };
}

function missingScopes(credentials: Credentials, needed: Credentials): string {
  return [...needed].flatMap(([scheme, scopes]) => [...scopes].filter((scope) => credentials.get(scheme)?.has(scope) !== true)).join(', ');
}

function text(credentials: Credentials): string {
  return [...credentials.keys()].join(' and ');
}
