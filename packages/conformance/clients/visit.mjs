import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { run } from '../../../scripts/support/command.mjs';
import { filesBelow, fingerprintOf, isDone, markDone } from '../../../scripts/support/fingerprint.mjs';
import { acceptsVersion } from '../../../scripts/support/version-range.mjs';
import { cacheFolder } from '../../../scripts/support/workspace.mjs';

const clients = fileURLToPath(new URL('.', import.meta.url));

/**
 * What is missing on this machine, in a sentence; undefined when nothing is.
 * @param {import('./recipes.mjs').Recipe} recipe
 */
export async function missingFor({ needs }) {
  if (process.platform === 'win32' && needs.length > 0) return 'its commands are written for Linux and macOS';
  for (const { name, version, atLeast, install } of needs) {
    const found = await versionOf(version);
    if (found === undefined) return `needs ${name} ${atLeast} or newer: ${install}`;
    if (!acceptsVersion(`>=${atLeast}`, found)) return `needs ${name} ${atLeast} or newer, and this is ${found}: ${install}`;
  }
  return undefined;
}

/**
 * Generates a client from a document, builds the program that uses it, lets it visit the shop, and resolves to what it saw.
 * Throws: the command that failed and what it said.
 * @param {import('./recipes.mjs').Recipe} recipe
 * @param {{ readonly shop: string, readonly document: string }} place Address of the shop, and the text of its document.
 */
export async function visit(recipe, { shop, document }) {
  const source = join(clients, recipe.name);
  const folder = join(cacheFolder, 'clients', recipe.name);
  lay(source, folder, without(document, recipe.unread ?? []));
  const fingerprint = fingerprintOf(filesBelow(source), recipe.install);
  const mark = join('clients', `${recipe.name}.installed`);
  if (!isDone(mark, fingerprint)) {
    for (const command of recipe.install) await runIn(folder, command);
    markDone(mark, fingerprint);
  }
  for (const command of recipe.generate) await runIn(folder, command);
  const said = await runIn(folder, `${recipe.visit} ${shop} ${recipe.name}`);
  // A language may say something of its own before: warnings of a virtual machine, of an interpreter.
  return JSON.parse(said.trim().split('\n').at(-1) ?? '');
}

/**
 * A folder with the sources and the document. It stays from one run to the next, as builds are quicker then.
 * @param {string} source
 * @param {string} folder
 * @param {string} document
 */
function lay(source, folder, document) {
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  writeFileSync(join(folder, 'openapi.json'), document);
  if (existsSync(join(folder, 'package.json'))) return;
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  symlinkSync(join(clients, '..', 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/**
 * @param {string} document
 * @param {readonly string[]} operationIds
 */
function without(document, operationIds) {
  if (operationIds.length === 0) return document;
  /** @param {{ readonly operationId?: string } | undefined} value */
  const isUnread = (value) => operationIds.includes(value?.operationId);
  // Operations below paths, links below responses: whatever has one of these names.
  return JSON.stringify(JSON.parse(document), (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([, member]) => !isUnread(member)))
      : value,
  );
}

/**
 * @param {string} folder
 * @param {string} command
 */
async function runIn(folder, command) {
  const [program, ...parameters] = command.split(' ');
  const PATH = [join(folder, '.venv', 'bin'), process.env.PATH].join(delimiter);
  const { code, output } = await run(program, parameters, { cwd: folder, env: { PATH }, show: false });
  if (code !== 0) throw new Error(`${command}\nended with ${code}, in ${folder}:\n${output}`);
  return output;
}

/** @param {string} command */
async function versionOf(command) {
  const [program, ...parameters] = command.split(' ');
  const { code, output } = await run(program, parameters, { show: false });
  return code === 0 ? /\d+(\.\d+)*/.exec(stripVTControlCharacters(output))?.[0] : undefined;
}
