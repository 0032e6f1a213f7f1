import { hasHeap } from '../runtimes/index.mjs';
import { median } from './statistics.mjs';
import { targetsOf, withServer } from './targets.mjs';

// So much room for young objects that nothing is collected while it is counted.
const flags = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=128'];

/** Bytes that a server allocates on its heap for one request, node:http included. Shape: bytes[workload][peer]. */
export async function measureAllocations(setting) {
  const bytes = {};
  const ordinary = setting.workloads.filter(({ routes }) => routes === 0);
  for (const target of targetsOf(
    setting.names.filter((name) => hasHeap(setting.runtime, name)),
    ordinary,
  )) {
    const use = async (server) => {
      for (const workload of target.workloads) (bytes[workload.name] ??= {})[target.name] = await allocated(setting, { server, target, workload });
    };
    await withServer(setting, target, { flags, use });
  }
  return bytes;
}

async function allocated({ load, allocations: { warmUp, count, times }, progress }, { server, target, workload }) {
  progress.step(`bytes allocated by ${target.name}: ${workload.title}`);
  const key = `allocations of ${target.name}: ${workload.name}`;
  await load.prepare(key, server.port, workload.calls);
  await load.connect(key);
  await load.run(key, warmUp);
  const samples = [];
  for (let time = 0; time < times; time++) samples.push((await growth(server, () => load.run(key, count))) - (await growth(server, () => undefined)));
  await load.disconnect(key);
  return Math.round(median(samples) / count);
}

async function growth(server, work) {
  const before = await server.heapBytes({ collect: true });
  await work();
  return (await server.heapBytes({ collect: false })) - before;
}
