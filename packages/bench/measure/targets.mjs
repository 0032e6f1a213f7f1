import { takesPart } from '../data/workloads.mjs';
import { isPython } from '../peers/index.mjs';
import { launchOf } from '../runtimes/index.mjs';
import { ServerProcess } from './server-process.mjs';

/** Every server that the workloads need: one for each peer and number of routes, with the workloads that it answers. */
export function targetsOf(names, workloads) {
  const sizes = [...new Set(workloads.map(({ routes }) => routes))];
  return sizes.flatMap((routes) =>
    names.flatMap((name) => {
      const own = workloads.filter((workload) => workload.routes === routes && takesPart(workload, { name, isPython: isPython(name) }));
      return own.length === 0 ? [] : [{ name, routes, workloads: own, key: `${name}/${routes}` }];
    }),
  );
}

/** Starts a target's server, and ends it when `use` is done. */
export async function withServer(setting, { name, routes }, { flags, use }) {
  const server = await ServerProcess.start(launchOf(setting, name, { routes, flags }));
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}
