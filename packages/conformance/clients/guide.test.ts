import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readPage } from '../test/pages/page.ts';
import { foreignRecipes, ownRecipes } from './recipes.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const clients = fileURLToPath(new URL('.', import.meta.url));
const recipes = [...ownRecipes, ...foreignRecipes];
const page = readPage(root, 'docs/guide/other-languages.md');

it('shows the commands that run, all of them and no others', () => {
  const shown = page.blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n'));
  const run = recipes.flatMap(({ install, generate }) => [...install, ...generate]);
  expect(new Set(shown.filter((line) => !line.startsWith('#')))).toEqual(new Set(run));
});

it('has a recipe for every folder', () => {
  const folders = readdirSync(clients, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(recipes.map(({ name }) => name).sort());
});

// Where a generator is pinned, and how a manifest says its version.
it.each([
  ['openapi-typescript', '../package.json', '"openapi-typescript": "VERSION"'],
  ['hey-api', '../package.json', '"@hey-api/openapi-ts": "VERSION"'],
  ['orval', 'orval/package.json', '"orval": "VERSION"'],
  ['openapi-python-client', 'openapi-python-client/requirements.txt', 'openapi-python-client==VERSION\n'],
  ['openapi-generator', 'openapi-generator-python/requirements.txt', 'openapi-generator-cli==VERSION\n'],
  ['openapi-generator', 'openapi-generator-java/pom.xml', '<artifactId>openapi-generator-cli</artifactId>\n                  <version>VERSION</version>'],
  ['oapi-codegen', 'oapi-codegen/go.mod', 'github.com/oapi-codegen/oapi-codegen/v2 vVERSION '],
  ['ogen', 'ogen/go.mod', 'github.com/ogen-go/ogen vVERSION\n'],
  ['progenitor', 'progenitor/Cargo.toml', 'progenitor = "=VERSION"'],
])('names the version of %s that %s pins', (name, file, pin) => {
  const rows = page.text.split('\n').filter((line) => line.includes(`| [${name}](#`));
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const version = row.split('|')[3]?.trim() ?? '';
    expect(readFileSync(`${clients}${file}`, 'utf8')).toContain(pin.replace('VERSION', version));
  }
});

it.each(recipes.map((recipe) => [recipe.name, recipe] as const))('names the document that %s reads', (name, { language, document }) => {
  const generator = name.startsWith('openapi-generator') ? 'openapi-generator' : name;
  const row = page.text.split('\n').find((line) => line.startsWith(`| ${language} | [${generator}](#`));
  expect(row?.split('|')[4]?.trim()).toBe(document);
});

it('pins all that is installed', () => {
  for (const file of ['orval/package-lock.json', 'oapi-codegen/go.sum', 'ogen/go.sum', 'progenitor/Cargo.lock'])
    expect(existsSync(`${clients}${file}`)).toBe(true);
  for (const { name } of recipes.filter(({ language }) => language === 'Python')) {
    const lines = readFileSync(`${clients}${name}/requirements.txt`, 'utf8').trim().split('\n');
    expect(lines.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).toEqual([]);
  }
});
