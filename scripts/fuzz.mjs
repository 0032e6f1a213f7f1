/**
 * Sends a server of tenon/node recorded requests that were changed at random, byte by byte and line by line, with node:http beside it
 * as the judge of what is malformed. Ends with 0, or with 1 and what was sent where a server fails, hangs, accepts what node:http
 * refuses, or lets a handler have what its schema refuses.
 */
import { parseArgs } from 'node:util';
import { setup } from './setup.mjs';
import { runNode } from './support/command.mjs';
import { say } from './support/terminal.mjs';
import { toolPath } from './support/tool.mjs';

const options = {
  seconds: { type: 'string', default: '60' },
  seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  help: { type: 'boolean', short: 'h' },
};

const values = valuesOf();
if (values === null) process.exitCode = 2;
else if (values.help) printHelp();
else process.exitCode = await fuzz(values);

function valuesOf() {
  try {
    const { values: given } = parseArgs({ options });
    for (const name of ['seconds', 'seed']) if (!/^[1-9]\d{0,9}$/.test(given[name])) throw new Error(`--${name} is a number above 0, not '${given[name]}'`);
    return given;
  } catch (error) {
    console.error(`${error.message}\nnpm run fuzz -- --help lists what there is.`);
    return null;
  }
}

function printHelp() {
  say('npm run fuzz                   fuzzes a running server for a minute');
  say('npm run fuzz -- --seconds 600  for longer');
  say('npm run fuzz -- --seed 7       what an earlier run sent, as far as time goes; a failure names its seed');
}

async function fuzz({ seconds, seed }) {
  await setup();
  say(`fuzzing for ${seconds} s, seed ${seed}`);
  const env = { NO_COLOR: '1', TENON_FUZZ_SECONDS: seconds, TENON_FUZZ_SEED: seed };
  const { code, output } = await runNode([toolPath('vitest'), 'run', 'packages/conformance/test/fuzz'], { show: false, env });
  if (code !== 0) say(output.trimEnd());
  say(/^answers: .+$/m.exec(output)?.[0] ?? 'no answers');
  say(code === 0 ? 'nothing found' : `failed; npm run fuzz -- --seconds ${seconds} --seed ${seed} does it again`);
  return code === 0 ? 0 : 1;
}
