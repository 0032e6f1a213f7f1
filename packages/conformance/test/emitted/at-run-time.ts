import { delegatesOf } from '../../../tenon/src/emit/checker/delegates.ts';
import { Code } from '../../../tenon/src/support/code.ts';
import { Linker } from '../../../tenon/src/support/linker.ts';
import type { Emitted } from './answer.ts';
import { unitOf, type Subject } from './subject.ts';

/** The function of a subject as an app makes it when it is not built: by code generation, here and now. */
export function emittedNow(subject: Subject): Emitted {
  return emittedTogether()(subject);
}

/**
 * The functions of many subjects, linked together as those of one app are: units that are alike become one function. Subjects
 * with definitions of their own, or serialized in another form, are another app.
 */
export function emittedTogether(): (subject: Subject) => Emitted {
  const apps = new Map<string, { readonly code: Code; readonly linker: Linker }>();
  return (subject) => {
    const name = JSON.stringify([subject.definitions, subject.kind === 'serialize' && subject.isFast]);
    const code = new Code();
    const app = apps.get(name) ?? { code, linker: new Linker(code) };
    apps.set(name, app);
    const unit = unitOf(app.code, subject);
    const run = unit === null ? unchanged : (app.linker.link(unit) as Emitted['run']); // a function, whatever the unit
    return { run, delegates: delegatesOf(app.code) };
  };
}

const unchanged = (value: unknown): unknown => value;
