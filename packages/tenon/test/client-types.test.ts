import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import { clientFiles, clientTypes } from '../src/tooling.ts';
import { app } from './client-types/app.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const source = join(here, '..', 'src');
// Below packages/tenon, so that imports resolve as in its tests; outside of what its own type check reads.
const cache = join(here, '..', 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'client-types-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What TypeScript says about a file beside the printed ones, in the strictest mode. */
function mistakesOf(name: string, text: string): readonly string[] {
  for (const file of clientFiles(app)) writeFileSync(join(folder, file.name), file.text);
  const path = join(folder, name);
  writeFileSync(path, text);
  const program = ts.createProgram([path], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    typeRoots: [join(here, '..', '..', '..', 'node_modules', '@types')],
    paths: { 'tenon/client': [join(source, 'client', 'index.ts')], tenon: [join(source, 'index.ts')] },
  });
  // The files of the folder alone: the type check of the repository reads those that they import.
  const ours = [name, 'manifest.ts', 'types.ts'].map((each) => program.getSourceFile(join(folder, each)));
  return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...ours.flatMap((file) => ts.getPreEmitDiagnostics(program, file))].map(
    (each) => `${each.file?.fileName.replace(here, '') ?? ''}: ${ts.flattenDiagnosticMessageText(each.messageText, '\n')}`,
  );
}

// Every way to a route, so that each is judged by itself and named when it differs.
const calls = clientTypes(app).matchAll(/`(?:GET|POST|PUT|PATCH|DELETE) \/[^`]*`/g);

const comparison = `
import type { Client } from 'tenon/client';
import type { app } from '${relative(folder, join(here, 'client-types', 'app.ts')).replaceAll('\\', '/')}';
import type { App } from './types.ts';
import { manifest } from './manifest.ts';
import { createClient } from 'tenon/client';

// One structure for interfaces, aliases and intersections; readonly says nothing about calls.
type Deep<T> = T extends Date | bigint | Uint8Array | Response | AbortSignal | Blob ? T : T extends object ? { -readonly [K in keyof T]: Deep<T[K]> } : T;
type Same<A, B> = (<T>() => T extends Deep<A> ? 1 : 2) extends <T>() => T extends Deep<B> ? 1 : 2 ? true : false;
// A slot without members says nothing.
type Slots<In> = { [S in keyof In as [keyof NonNullable<In[S]>] extends [never] ? (NonNullable<In[S]> extends object ? never : S) : S]: In[S] };
type Args<C> = C extends (...args: infer A) => unknown ? { [N in keyof A]: Slots<A[N]> } : never;
type Result<C> = C extends (...args: never) => Promise<infer R> ? Deep<R> : never;
type Value<C> = C extends { orThrow(...args: never): Promise<infer R> } ? R : never;
type Judged<A, B> = {
  [K in keyof A & keyof B]: A[K] extends (...args: never) => unknown
    ? { args: Same<Args<A[K]>, Args<B[K]>>; result: Same<Result<A[K]>, Result<B[K]>>; value: Same<Value<A[K]>, Value<B[K]>> }
    : Judged<A[K], B[K]>;
};
type Right<J> = { [K in keyof J]: J[K] extends { args: unknown } ? { args: true; result: true; value: true } : Right<J[K]> };
type FromServer = Client<(typeof app)['routes']>;
type FromPrinted = Client<App['routes']>;

declare const judged: Judged<FromServer, FromPrinted>;
export const right: Right<typeof judged> = judged;
export const keys: Same<Exclude<keyof FromServer, 'raw'>, keyof FromPrinted> = true;
export const client = createClient<App>(manifest, { baseUrl: '' });
`;

describe('printed client types', () => {
  it('give calls the types that the server itself gives them', () => {
    expect([...calls].length).toBeGreaterThan(10);
    expect(mistakesOf('comparison.ts', comparison)).toEqual([]);
  }, 60_000);

  it('are these', async () => {
    await expect(clientTypes(app)).toMatchFileSnapshot('./__snapshots__/client-types.txt');
  });
});
