import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing } from '../json-schema/suite.ts';
import { answersOfRuntime, type Runtime } from './answers-of-runtime.ts';
import { builtModule, LeftToAjv } from './built-module.ts';
import { bundled, type Form } from './bundle.ts';
import { checkVectors, copyVectors, decodeVectors, parameterVectors, serializeVectors } from './random-vectors.ts';
import { suiteVectors } from './suite-vectors.ts';
import type { Vector } from './vector.ts';

/** Programs by name, as `npm run test:runtimes` installs them; without it built code is run on this Node, and little of it. */
const others = Object.entries(JSON.parse(process.env['TENON_RUNTIMES'] ?? '{}') as Readonly<Record<string, string>>).map(([name, command]) => ({
  name,
  command,
}));
const runtimes: readonly Runtime[] = [{ name: `node ${process.versions.node}`, command: process.execPath }, ...others];
const seed = Number(process.env['TENON_RANDOM_SEED'] ?? Date.now() % 2 ** 31);
const count = Number(process.env['TENON_RANDOM_RUNS'] ?? (others.length > 0 ? 600 : 150));

const families: Readonly<Record<string, readonly Vector[]>> = {
  'checks of random schemas': checkVectors({ seed, count }),
  'parameters in every style': parameterVectors({ seed, count }),
  'decoded bodies of random schemas': decodeVectors({ seed, count }),
  'serialized responses of random schemas': serializeVectors({ seed, count }),
  'responses that are left to JSON.stringify': copyVectors({ seed, count }),
  'the JSON Schema Test Suite, draft 2020-12': suiteVectors(),
};

describe.each<Form>(others.length > 0 ? ['built', 'jit'] : ['built'])('emitted code, %s', (form) => {
  const vectors = Object.entries(families).flatMap(([family, all]) =>
    (form === 'jit' ? all : all.filter(isBuildable)).map((vector) => ({ family, ...vector })),
  );
  let folder: string;
  beforeAll(async () => {
    folder = await bundled(form, vectors);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(runtimes.filter(({ name }) => form === 'built' || name !== 'workerd'))('on $name', (runtime) => {
    let answers: readonly (readonly string[])[];
    beforeAll(async () => {
      answers = await answersOfRuntime(runtime, form, folder);
    }, 300_000);

    for (const family of Object.keys(families)) {
      const own = vectors.flatMap((vector, index) => (vector.family === family ? [{ ...vector, index }] : []));
      const inputs = own.reduce((sum, vector) => sum + vector.inputs.length, 0);
      if (own.length === 0) it.skip(`${family} (skipped: ${missing})`);
      else
        it(`does what another judge says: ${family}, ${own.length} with ${inputs} inputs`, () => {
          const found = own.flatMap(({ title, index, expected }) =>
            expected.flatMap((text, at) => (answers[index]?.[at] === text ? [] : [`${title}\n  input ${at}: ${answers[index]?.[at]}\n  expected: ${text}`])),
          );
          expect(found.slice(0, 5), `${found.length} differ; TENON_RANDOM_SEED=${seed} makes the same`).toEqual([]);
        });
    }
  });
});

/** A build refuses what only Ajv can judge, by name. */
function isBuildable({ subject }: Vector): boolean {
  try {
    builtModule(subject);
    return true;
  } catch (error) {
    if (error instanceof LeftToAjv) return false;
    throw error;
  }
}
