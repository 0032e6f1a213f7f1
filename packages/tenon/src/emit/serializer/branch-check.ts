import { resolved } from '../../keywords/definition.ts';
import { emitHas } from '../../keywords/presence.ts';
import type { SchemaNode, Schemas } from '../../shapes/schema.ts';
import { checkUnit } from '../checker/checker.ts';
import type { Guard } from './alternatives.ts';
import type { ByteWriter, Place } from './byte-writer.ts';
import { kindTests } from './kinds.ts';
import { isClosedSomewhere, opened, withOpened } from './opened.ts';

/** A branch that a value belongs to when it passes checks. */
export interface Branch {
  readonly guards: readonly Guard[];
  readonly write: () => void;
}

/**
 * Writes a value by the first branch whose guards it passes: first as they are declared, then without regard to undeclared
 * members. In that order, because closed branches may differ in nothing but a member that only one of them knows.
 */
export function writeGuarded(writer: ByteWriter, branches: readonly Branch[], place: Place): void {
  const choose = (isLenient: boolean): string[] =>
    branches.flatMap(({ guards }, index) => {
      if (isLenient && !guards.some((guard) => canOpen(guard, writer.schemas))) return [];
      const conditions = guards.map((guard) => condition(writer, guard, { value: place.value, isLenient }));
      return [`${conditions.join(' && ') || 'true'} ? ${index} : `];
    });
  const chosen = writer.bind('branch', `${[...choose(false), ...choose(true)].join('')}-1`);
  writer.fork([
    ...branches.map(({ write }, index) => ({ when: `${chosen} === ${index}`, write })),
    { when: null, write: () => writer.refuse(place, 'value that one of the alternatives accepts') },
  ]);
}

function canOpen(guard: Guard, schemas: Schemas): boolean {
  return 'node' in guard && guard.holds && isClosedSomewhere(guard.node, schemas);
}

function condition(writer: ByteWriter, guard: Guard, { value, isLenient }: { readonly value: string; readonly isLenient: boolean }): string {
  const { schemas, unit } = writer;
  const not = guard.holds ? '' : '!';
  if ('member' in guard) return `${not}(${kindTests.object(value)} && ${emitHas(value, guard.member)})`;
  const accept = isLenient && canOpen(guard, schemas) ? acceptUnit(writer, withOpened(schemas), opened(guard.node)) : acceptUnit(writer, schemas, guard.node);
  return `${not}${unit.use(accept)}(${value})`;
}

/** A check, after encoding when the branch is a transform: nobody but its encoder knows which values it takes. */
function acceptUnit({ code }: ByteWriter, schemas: Schemas, node: SchemaNode): string {
  const target = resolved(node, schemas);
  if (typeof target === 'boolean' || typeof target.codec !== 'object') return checkUnit(code, schemas, node, 'decoded');
  const { codec, ...wire } = target;
  const index = codec.transform;
  return code.unit(`accept ${JSON.stringify(target)}`, 'accept', (unit) => {
    const transform = unit.constant('transform', schemas.transforms[index]);
    const check = unit.use(checkUnit(code, schemas, wire, 'decoded'));
    unit.line(`try { return value !== undefined && ${check}(${transform}.encode(value)); } catch { return false; }`);
    return 'value';
  });
}
