import { literal } from '../support/code.ts';

/** How wanted objects are reached from a value: `[0].declared["body"]`; the shortest way first. */
export function pathsIn(root: object, wanted: ReadonlySet<object>): ReadonlyMap<object, string> {
  const found = new Map<object, string>();
  const seen = new Set<object>([root]);
  let level: readonly (readonly [value: object, path: string])[] = [[root, '']];
  while (level.length > 0 && found.size < wanted.size) {
    level = level.flatMap(([value, path]) =>
      membersOf(value).flatMap(([key, member]) => {
        if (seen.has(member)) return [];
        seen.add(member);
        const there = `${path}[${keyText(key)}]`;
        if (wanted.has(member)) found.set(member, there);
        return [[member, there] as const];
      }),
    );
  }
  return found;
}

function membersOf(value: object): readonly (readonly [key: string | symbol, member: object])[] {
  return Reflect.ownKeys(value).flatMap((key) => {
    if (typeof key === 'symbol' && Symbol.keyFor(key) === undefined) return []; // no other module can spell it
    const member: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
    return (typeof member === 'object' || typeof member === 'function') && member !== null ? [[key, member] as const] : [];
  });
}

function keyText(key: string | symbol): string {
  if (typeof key === 'string') return /^(?:0|[1-9]\d*)$/.test(key) ? key : literal(key);
  return `Symbol.for(${literal(Symbol.keyFor(key))})`;
}
