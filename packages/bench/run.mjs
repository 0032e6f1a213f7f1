/** Measures Tenon beside its peers: `npm run bench -- --help`. */
import { measureRuntime } from './measure/runtime.mjs';
import { LoadProcess } from './measure/load-process.mjs';
import { endProcessesAtExit } from './measure/processes.mjs';
import { Progress } from './measure/progress.mjs';
import { help, optionsOf, UsageError } from './options.mjs';
import { summaryOf } from './report/summary.mjs';
import { writeReport } from './report/write.mjs';
import { isPython } from './peers/index.mjs';
import { runtimeOf } from './runtimes/index.mjs';
import { pythonHere } from './runtimes/python.mjs';

endProcessesAtExit();
try {
  const options = optionsOf(process.argv.slice(2));
  if (options.wantsHelp) console.log(help);
  else await bench(options);
} catch (error) {
  console.error(`\n${error instanceof UsageError ? `${error.message}\nTry npm run bench -- --help` : (error.stack ?? error)}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
// Servers and connections of a failed measurement would keep this process.
process.exit();

async function bench(options) {
  const progress = new Progress();
  const load = new LoadProcess();
  for (const name of options.runtimes) {
    progress.note(`${name}: looking for what it needs`);
    const runtime = await runtimeOf(name);
    const { python, skipped } = wantsPython(options, runtime) ? await pythonHere() : { python: null, skipped: null };
    if (skipped !== null) progress.note(skipped);
    const results = await measureRuntime({ ...options, runtime, python, load, progress });
    console.log(`\n${summaryOf(results)}\n`);
    for (const file of await writeReport(results, options)) progress.note(`written: ${file}`);
  }
}

/** Servers of Python run beside those of Node; installing them takes a minute. */
function wantsPython({ peers: wanted }, { kind }) {
  return kind === 'node' && wanted.some(isPython);
}
