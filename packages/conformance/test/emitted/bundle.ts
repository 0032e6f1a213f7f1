import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { stringify } from 'fast-check';
import { literal } from '../../../tenon/src/support/code.ts';
import { builtModule } from './built-module.ts';
import type { Vector } from './vector.ts';

/** How the functions of a bundle come about: by code generation where it runs, or printed as modules before. */
export type Form = 'jit' | 'built';

// Below the node_modules of tenon, where Ajv is found.
const cache = fileURLToPath(new URL('../../../tenon/node_modules/.cache/', import.meta.url));
const here = (name: string): string => literal(fileURLToPath(new URL(name, import.meta.url)));

/** A folder with `main.js`, which writes all answers to the file that it is given, and `worker.js`, which answers any request with them. */
export async function bundled(form: Form, vectors: readonly Vector[]): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `emitted-${form}-`));
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  for (const [name, text] of [...modulesOf(form, vectors), ...entries]) writeFileSync(join(sources, name), text);
  await build({
    entryPoints: [join(sources, 'main.js'), join(sources, 'worker.js')],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2023',
    platform: 'browser',
    external: ['node:*'],
    logLevel: 'error',
  });
  rmSync(sources, { recursive: true });
  return folder;
}

const entries = [
  [
    'main.js',
    "import { writeFileSync } from 'node:fs';\nimport process from 'node:process';\nimport { answers } from './answers.js';\nwriteFileSync(process.argv[2], JSON.stringify(answers()));\n",
  ],
  ['worker.js', "import { answers } from './answers.js';\nexport default { fetch: () => Response.json(answers()) };\n"],
] as const;

function modulesOf(form: Form, vectors: readonly Vector[]): readonly (readonly [name: string, text: string])[] {
  const data = vectors.map(({ subject, inputs }) => `{ subject: JSON.parse(${literal(JSON.stringify(subject))}), inputs: () => ${stringify(inputs)} },`);
  const vectorsModule = ['vectors.js', `export const vectors = [\n${data.join('\n')}\n];\n`] as const;
  const from = [`import { answersOf } from ${here('./answers.ts')};`, "import { vectors } from './vectors.js';"];
  if (form === 'jit') {
    const text = [
      ...from,
      `import { emittedTogether } from ${here('./at-run-time.ts')};`,
      'export const answers = () => answersOf(vectors, emittedTogether());',
      '',
    ].join('\n');
    return [vectorsModule, ['answers.js', text]];
  }
  const imports = vectors.map((_, index) => `import { run as run${index} } from './unit-${index}.js';`);
  const runs = `const runs = [${vectors.map((_, index) => `run${index}`).join(', ')}];`;
  const text = [
    ...from,
    ...imports,
    runs,
    'const delegates = new Map();',
    'export const answers = () => answersOf(vectors, (_, index) => ({ run: runs[index], delegates }));',
    '',
  ];
  return [vectorsModule, ['answers.js', text.join('\n')], ...vectors.map(({ subject }, index) => [`unit-${index}.js`, builtModule(subject)] as const)];
}
