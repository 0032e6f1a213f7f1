import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One group of the suite: a schema and what it says about some values. */
export interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

/** JSON-Schema-Test-Suite beside the repository, or where JSON_SCHEMA_TEST_SUITE says. */
const suite = process.env['JSON_SCHEMA_TEST_SUITE'] ?? fileURLToPath(new URL('../../../../../shared/suites/json-schema-test-suite', import.meta.url));

/** Why the suite cannot run here; null when it can. */
export const missing = existsSync(join(suite, 'tests/draft2020-12')) ? null : `no JSON-Schema-Test-Suite at ${suite}; set JSON_SCHEMA_TEST_SUITE`;

/** The files of a folder of the suite: `''`, `optional/`, `optional/format/`. */
export function filesOf(folder: string): { readonly file: string; readonly groups: readonly Group[] }[] {
  if (missing !== null) return [];
  const path = join(suite, 'tests/draft2020-12', folder);
  const names = readdirSync(path).filter((name) => name.endsWith('.json'));
  return names.map((name) => ({ file: folder + name, groups: JSON.parse(readFileSync(join(path, name), 'utf8')) as Group[] })); // the suite's own format
}

/** The documents that the suite serves at http://localhost:1234/. */
export function remotes(): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const load = (folder: string, url: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) load(path, `${url}${entry.name}/`);
      else found.set(url + entry.name, JSON.parse(readFileSync(path, 'utf8')));
    }
  };
  if (missing === null) load(join(suite, 'remotes'), 'http://localhost:1234/');
  return found;
}
