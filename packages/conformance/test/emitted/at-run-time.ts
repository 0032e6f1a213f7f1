import { delegatesOf } from '../../../tenon/src/emit/checker/delegates.ts';
import { Code } from '../../../tenon/src/support/code.ts';
import { Linker } from '../../../tenon/src/support/linker.ts';
import type { Emitted } from './answer.ts';
import { unitOf, type Subject } from './subject.ts';

/** The function of a subject as an app makes it when it is not built: by code generation, here and now. */
export function emittedNow(subject: Subject): Emitted {
  const code = new Code();
  const unit = unitOf(code, subject);
  const run = unit === null ? unchanged : (new Linker(code).link(unit) as Emitted['run']); // a function, whatever the unit
  return { run, delegates: delegatesOf(code) };
}

const unchanged = (value: unknown): unknown => value;
