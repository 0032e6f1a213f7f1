import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { openapi } from 'tenon';
import { describe, expect, it } from 'vitest';
import { app as bookshop } from '../../../../../docs/examples/bookshop/src/app.ts';
import { isObject, type JsonObject } from '../../document/json.ts';
import { methods } from '../../document/grammar.ts';
import { modernDocument } from '../../document/modern-document.ts';
import { readDocument } from '../../document/read-document.ts';
import { everyKeyword } from '../../../test/support/every-keyword.ts';
import { Schemas } from '../data/schemas.ts';
import { answerOf } from './answer.ts';
import { isJson } from './body.ts';
import { mockedOperation, type MockedOperation } from './mocked-operation.ts';

const require = createRequire(import.meta.url);
const examplesFolder = dirname(require.resolve('@readme/oas-examples/package.json'));
const publicFiles = ['3.0/json', '3.1/json'].flatMap((folder) =>
  readdirSync(join(examplesFolder, folder))
    .filter((name) => name.endsWith('.json') && name !== 'star-trek.json') // nothing but more of the same
    .map((name) => `${folder}/${name}`),
);

/** Schemas of public documents that no value satisfies: a node that must have a parent, `oneOf` of alternatives that say the same. */
const contradictions: { readonly [file: string]: readonly string[] } = {
  '3.0/json/circular-request-bodies.json': ['/paths/~1direct/post/responses/200/content/application~1json/schema'],
  '3.0/json/readme-legacy.json': [
    '/components/responses/authUnauthorized/content/application~1json/schema',
    '/paths/~1api-specification/post/responses/400/content/application~1json/schema',
    '/paths/~1api-specification~1{id}/put/responses/400/content/application~1json/schema',
    '/paths/~1version/post/responses/400/content/application~1json/schema',
  ],
};

/** What is not valid in answers of an operation, for every status and some seeds. */
interface Verdict {
  readonly answers: number;
  readonly refused: readonly string[];
  readonly mistakes: readonly string[];
}

function verdictOn(document: JsonObject, seeds: readonly string[] = ['1', '2', '3']): Verdict {
  const judge = judgeOf(document);
  const schemas = new Schemas(document);
  const refused = new Set<string>();
  const mistakes: string[] = [];
  const asked = operationsOf(document).flatMap((operation) => operation.responses.flatMap(({ key }) => seeds.map((seed) => ({ operation, key, seed }))));
  for (const { operation, key, seed } of asked) {
    const status = key === 'default' ? '599' : key.replace('XX', '42');
    const call = { path: operation.path, query: '', headers: { prefer: `status=${status}` }, params: [['id', '7']] as const };
    const answer = answerOf(operation, call, { schemas, seed, warn: () => undefined });
    const type = Object.fromEntries(answer.headers)['content-type'] ?? '';
    const at = `${operation.method} ${operation.path} ${key} ${type}`;
    const text = new TextDecoder().decode(answer.body ?? new Uint8Array());
    if (String(answer.status) !== status) refused.add(/\/(?:paths|components)\S+/.exec(text)?.[0] ?? text);
    else mistakes.push(...judge(operation, key, type, text).map((mistake) => `${at}: ${mistake} in ${text.slice(0, 400)}`));
  }
  return { answers: asked.length, refused: [...refused], mistakes };
}

function operationsOf(document: JsonObject): readonly MockedOperation[] {
  const paths = isObject(document['paths']) ? document['paths'] : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.filter((method) => isObject(item) && method in item).map((method) => mockedOperation(document, path, method.toUpperCase())),
  );
}

/** Ajv with nothing of ours: whether a text is what the content says. */
function judgeOf(document: JsonObject): (operation: MockedOperation, key: string, type: string, text: string) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, addUsedSchema: false });
  ajvFormats.default(ajv);
  // In 3.1 nullable is no keyword; Ajv makes one of it.
  ajv.addSchema(JSON.parse(JSON.stringify(document, (name, value: unknown) => (name === 'nullable' ? undefined : value))) as object, 'd:/', false, false);
  const validators = new Map<string, ValidateFunction>();
  return (operation, key, type, text) => {
    const response = operation.responses.find((each) => each.key === key);
    const content = response?.contents.find(({ mediaType }) => mediaType === type) ?? response?.contents[0];
    if (content === undefined) return text === '' ? [] : ['a body that is not declared'];
    if (content.schema === null || !isJson(type)) return [];
    const { pointer } = content.schema;
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: `d:/#${pointer.split('/').map(encodeURIComponent).join('/')}` });
    validators.set(pointer, validate);
    return validate(JSON.parse(text)) ? [] : [ajv.errorsText(validate.errors)];
  };
}

describe('every answer of a mock is what the document says', { timeout: 60_000 }, () => {
  it('for the bookshop', async () => {
    const { answers, refused, mistakes } = verdictOn((await openapi(bookshop)) as unknown as JsonObject); // plain JSON
    expect({ refused, mistakes }).toEqual({ refused: [], mistakes: [] });
    expect(answers).toBeGreaterThan(300);
  });

  it('for a document with every keyword', () => {
    expect(verdictOn(everyKeyword)).toEqual({ answers: 153, refused: [], mistakes: [] });
  });

  it.each(publicFiles)('for %s', (name) => {
    const document = modernDocument(readDocument(name, readFileSync(join(examplesFolder, name), 'utf8')));
    expect(verdictOn(document, ['1'])).toMatchObject({ refused: contradictions[name] ?? [], mistakes: [] });
  });
});
