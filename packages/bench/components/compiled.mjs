import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** What is measured, by the file of `packages/tenon/src` that has it. */
const exports = {
  SchemaTable: './analyse/schema/schema-table.ts',
  checkUnit: './emit/checker/checker.ts',
  matcherUnit: './emit/matcher/matcher.ts',
  serializerUnit: './emit/serializer/serializer.ts',
  ByteSink: './run/bytes.ts',
  Code: './support/code.ts',
  Linker: './support/linker.ts',
  parsePath: './support/path-template.ts',
};

/** The parts as one module, bundled from sources: the package exports none of them. */
async function bundled(folder) {
  const contents = Object.entries(exports)
    .map(([name, file]) => `export { ${name} } from '${file}';`)
    .join('\n');
  // Beside the sources, so that their dependencies are found.
  const cache = join(folder, '..', 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const outfile = join(cache, `tenon-parts-${process.pid}.mjs`);
  await build({ stdin: { contents, resolveDir: folder }, outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external' });
  return import(pathToFileURL(outfile));
}

/**
 * Tenon's parts without the rest of it, from its sources: what an app gets when it opens.
 * Shape: { sink, serializerOf(schema), checkerOf(schema), matcherOf(routes) }; the last three give { run, characters }, the
 * function and the length of its code.
 */
export async function partsOf(folder) {
  const { SchemaTable, checkUnit, matcherUnit, serializerUnit, ByteSink, Code, Linker, parsePath } = await bundled(folder);

  /** A schema as nodes, and the view of it that requests are held to. */
  const nodesOf = (schema) => {
    const mistakes = [];
    const table = new SchemaTable((mistake) => mistakes.push(mistake));
    const node = table.add(schema, { at: 'a component', hint: 'Component' });
    const request = table.requestView(node, 'reject');
    const schemas = table.finish();
    if (mistakes.length > 0) throw new Error(JSON.stringify(mistakes));
    return { node, request, schemas };
  };

  const linked = (write) => {
    const code = new Code();
    const name = write(code);
    const characters = code.closure(name).reduce((sum, unit) => sum + unit.text.length, 0);
    return { run: new Linker(code).link(name), characters };
  };

  return {
    /** One for all schemas, as in an app. */
    sink: new ByteSink(),
    serializerOf(schema, ...isFast) {
      const { node, schemas } = nodesOf(schema);
      return linked((code) => serializerUnit(code, schemas, node, ...isFast));
    },
    checkerOf(schema) {
      const { request, schemas } = nodesOf(schema);
      return linked((code) => checkUnit(code, schemas, request));
    },
    matcherOf: (routes) =>
      linked((code) =>
        matcherUnit(
          code,
          routes.map(([method, template], index) => ({ index, method, segments: parsePath(template) })),
        ),
      ),
  };
}

/** The sources of this repository, and others to be compared with, if there are any. */
export const now = await partsOf(fileURLToPath(new URL('../../tenon/src', import.meta.url)));
const { TENON_BENCH_BEFORE: folderBefore } = process.env;
export const before = folderBefore === undefined ? null : await partsOf(folderBefore);
