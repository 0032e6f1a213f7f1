/** Compares `tenon diff` with oasdiff on a pair of documents for each rule and its reverse: `npm run test:clients -- oasdiff`. */
import { fileURLToPath } from 'node:url';
import { runNode } from '../../../scripts/support/command.mjs';
import { tools } from '../clients/recipes.mjs';

const comparison = fileURLToPath(new URL('../../cli/test/diff/oasdiff.mjs', import.meta.url));

/** What `npm run test:clients` needs to run it beside the generators. */
export const oasdiff = { name: 'oasdiff', language: 'Go', needs: [tools.go], problem };

/** What they do not agree on beyond what is explained; undefined when that is nothing. */
async function problem() {
  const { code, output } = await runNode([comparison], { show: false });
  return code === 0 ? undefined : output;
}
