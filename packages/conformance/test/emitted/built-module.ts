import { fileURLToPath } from 'node:url';
import { spellingAjv } from '../../../tenon/src/build/left-to-ajv.ts';
import { library } from '../../../tenon/src/built/library.ts';
import { Code, literal } from '../../../tenon/src/support/code.ts';
import { moduleText, unitsOf } from '../../../tenon/src/support/module-text.ts';
import { schemas as declared } from '../../../tenon/test/random/declared-part.ts';
import { unitOf, type Subject } from './subject.ts';

/** What a build says of a schema that only Ajv can judge. */
export class LeftToAjv extends Error {}

const tenon = (path: string): string => literal(fileURLToPath(new URL(`../../../tenon/${path}`, import.meta.url)));
const head = [
  `import { late } from ${tenon('src/built/late.ts')};`,
  `import { library } from ${tenon('src/built/library.ts')};`,
  `import { schemas } from ${tenon('test/random/declared-part.ts')};`,
];
const addresses = new Map<unknown, string>([
  ...[...library].map(([name, value]) => [value, `library.get(${literal(name)})`] as const),
  ...declared.transforms.map((transform, index) => [transform, `schemas.transforms[${index}]`] as const),
]);

/** A module that exports the function of a subject as `run`, printed as the modules of built apps are. Throws: LeftToAjv. */
export function builtModule(subject: Subject): string {
  const code = new Code();
  const unit = unitOf(code, subject);
  if (unit === null) return 'export const run = (value) => value;\n';
  const spell = spellingAjv(
    (value) => addresses.get(value) ?? null,
    code,
    (schema) => {
      throw new LeftToAjv(schema);
    },
  );
  return [...head, moduleText(unitsOf(code, [unit]), spell), `export { ${unit} as run };`, ''].join('\n');
}
