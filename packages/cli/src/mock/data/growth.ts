import type { Json, JsonObject } from '../../document/json.ts';
import type { Chance } from './chance.ts';
import type { Nesting } from './nesting.ts';
import type { PlacedSchema, Schemas } from './schemas.ts';
import type { TypeName } from './types.ts';
import type { Whole } from './whole.ts';

/** Where in a value something is made. */
export interface Place {
  readonly chance: Chance;
  /** The member that it is the value of, or an item of; `''` at the top. */
  readonly name: string;
  /** What the object around it is called: its component, or the member that holds it. */
  readonly owner: string;
  /** Pointers of the references that led here, outermost first. */
  readonly trail: readonly string[];
  readonly depth: number;
  /** Whether it is in an item after the first of a list, which should not be the same again. */
  readonly isVaried: boolean;
}

/** One value while it is made. */
export interface Growth {
  readonly schemas: Schemas;
  readonly nesting: Nesting;
  /** Steps that are left until it is given up. */
  left: number;
  /** Below this many steps only what must be there is made. */
  readonly tightBelow: number;
  /** Whether every part is judged at once: late tries, when what was made was not valid as a whole. */
  readonly isStrict: boolean;
  /** What the caller has sent, for the choices at the top. */
  readonly sent: JsonObject | null;
}

/** What makes values for one type: `undefined` when it found none. */
export type Maker = (whole: Whole, place: Place, growing: Growing) => Json | undefined;

/** What a maker may ask for. */
export interface Growing {
  readonly growth: Growth;
  readonly isTight: boolean;
  /** A value for which all of some schemas hold; made as one type only where that is said. */
  readonly valueOf: (schemas: readonly PlacedSchema[], place: Place, only?: TypeName) => Json | undefined;
}
