import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Tenon's parts without the rest of it, from a built package: what an app gets when it opens.
 * Shape: { sink, serializerOf(schema), checkerOf(schema), matcherOf(routes) }; the last three give { run, characters }, the
 * function and the length of its code.
 */
export async function partsOf(folder) {
  const load = (path) => import(pathToFileURL(join(folder, path)));
  const { SchemaTable } = await load('analyse/schema/schema-table.js');
  const { checkUnit } = await load('emit/checker/checker.js');
  const { matcherUnit } = await load('emit/matcher/matcher.js');
  const { serializerUnit } = await load('emit/serializer/serializer.js');
  const { ByteSink } = await load('run/bytes.js');
  const { Code, Linker } = await load('support/code.js');
  const { parsePath } = await load('support/path-template.js');

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
    serializerOf(schema) {
      const { node, schemas } = nodesOf(schema);
      return linked((code) => serializerUnit(code, schemas, node));
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

/** The package of this repository, and another build of it to be compared with, if there is one. */
export const now = await partsOf(fileURLToPath(new URL('../../tenon/dist', import.meta.url)));
const { TENON_BENCH_BEFORE: folderBefore } = process.env;
export const before = folderBefore === undefined ? null : await partsOf(folderBefore);
