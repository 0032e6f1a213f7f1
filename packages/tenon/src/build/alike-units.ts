import { literal, type Code, type Unit } from '../support/code.ts';
import { Family, type Column } from '../support/family.ts';
import { ownOfFamily } from '../support/linker.ts';
import { outlineOf, storedBytes, type Outline } from '../support/outline.ts';

/** The units of a build, where those that are alike are made by one function. */
export interface AlikeUnits {
  /** The functions that make them: `const checkMaker_9 = (value$1) => (function …);`. */
  readonly makers: readonly Unit[];
  /** What stands for a unit: itself, or `const check_7 = checkMaker_9("name");`. */
  readonly standIns: ReadonlyMap<Unit, Unit>;
}

interface Member {
  readonly unit: Unit;
  readonly outline: Outline;
}

/** Finds units that are alike; each comes after those that it uses, as far as they do not use each other. */
export function alikeUnits(code: Code, units: readonly Unit[]): AlikeUnits {
  const standIns = new Map(units.map((unit) => [unit, unit]));
  const makers: Unit[] = [];
  for (const members of membersByOutline(units).values()) {
    const [first, ...others] = members;
    if (first === undefined || members.length <= ownOfFamily) continue;
    const family = new Family(first.outline);
    for (const { outline } of others) family.add(outline);
    const maker = makerUnit(code, family, first.unit);
    makers.push(maker);
    const columns = family.columns();
    for (const member of members) standIns.set(member.unit, madeUnit(member, maker, columns));
  }
  return { makers, standIns };
}

function membersByOutline(units: readonly Unit[]): ReadonlyMap<string, readonly Member[]> {
  const places = new Map(units.map(({ name }, index) => [name, index]));
  const byOutline = new Map<string, Member[]>();
  units.forEach((unit, index) => {
    // What calls a unit that comes later has to be a declaration: it is there before its statement.
    if (unit.uses.some((used) => used !== unit.name && (places.get(used) ?? -1) > index)) return;
    const outline = outlineOf(unit);
    const members = byOutline.get(outline.text);
    if (members === undefined) byOutline.set(outline.text, [{ unit, outline }]);
    else members.push({ unit, outline });
  });
  return byOutline;
}

function makerUnit(code: Code, family: Family, first: Unit): Unit {
  const name = code.identifier(first.name.replace(/_\d+$/, 'Maker'));
  return { name, text: `const ${name} = ${family.text()};`, ...readBy(first, family.shared()) };
}

function madeUnit({ unit, outline }: Member, maker: Unit, columns: readonly Column[]): Unit {
  const values = columns.map(({ gap, index }) => {
    const filling = outline.fillings[index] as string; // one for each gap
    return gap.kind === 'stores' ? literal(storedBytes(filling)) : filling;
  });
  const { uses, ...read } = readBy(unit, values);
  return { name: unit.name, text: `const ${unit.name} = ${maker.name}(${values.join(', ')});`, uses: [maker.name, ...uses], ...read };
}

/** What a part of a unit that has some of its names reads. */
function readBy({ uses, constants, late }: Unit, names: readonly string[]): Pick<Unit, 'uses' | 'constants' | 'late'> {
  const own = new Set(names);
  const onlyOwn = (values: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> => new Map([...values].filter(([name]) => own.has(name)));
  return { uses: uses.filter((name) => own.has(name)), constants: onlyOwn(constants), late: onlyOwn(late) };
}
