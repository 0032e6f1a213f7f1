/** Runs one component in a process of its own: `node worker.mjs '<component, rounds … as JSON>'` prints a JSON line per task. */
import { components } from './index.mjs';
import { interleaved } from './interleaved.mjs';

const { component, only, rounds, batchMs } = JSON.parse(process.argv[2]);

console.log(JSON.stringify({ version: process.versions.node }));
for (const { name, contestants, inputs, mistakes, facts = {} } of await components[component].tasks()) {
  if (only !== null && !name.includes(only)) continue;
  // Whoever does other work is not faster.
  const wrong = mistakes();
  if (wrong.length > 0) throw new Error(`${component}, ${name}:\n${wrong.slice(0, 5).join('\n')}`);
  console.log(JSON.stringify({ name, samples: interleaved(contestants, inputs, { rounds, batchMs }), facts }));
}
