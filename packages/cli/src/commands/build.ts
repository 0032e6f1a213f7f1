import { appFile } from '../app-file.ts';
import { buildApp, type BuildReport } from '../build/build-app.ts';
import { targets } from '../build/targets.ts';
import { command } from '../command.ts';
import { loadApp } from '../load-app.ts';
import { usage } from '../parse.ts';
import { keepStdoutForResult } from '../terminal.ts';

/** `tenon build` */
export const build = command({
  name: 'build',
  summary: 'Build an app ahead of time: ES modules that start at once and need no code generation',
  description: [
    'Validators, serializers and the router are written out, and bundled with what the app is made of.\nPackages stay outside, to be found in node_modules; for web everything is inside.',
    'What is built fits the declarations that it was made from: it refuses to start with others.\nNODE_ENV is production unless it is set.',
  ],
  options: {
    out: { type: 'string', short: 'o', value: '<folder>', says: 'Where to write it; default: dist' },
    target: { type: 'string', value: '<target>', says: 'node (default), or web: Workers, Deno, Bun, whatever serves a fetch handler' },
    entry: { type: 'string', value: '<file>', says: 'A module that serves the app itself, written as main.js' },
    minify: { type: 'boolean', says: 'Shorter, and harder to read' },
  },
  examples: [
    ['tenon build src/app.ts', 'then: node dist/server.js'],
    ['tenon build src/app.ts --entry src/main.ts', 'then: node dist/main.js'],
    ['tenon build src/app.ts --target web -o worker', 'worker/worker.js exports { fetch }'],
  ],
  async run({ words: [app], values, terminal }) {
    const { out = 'dist', target: name = 'node', entry = null, minify = false } = values;
    const target = Object.hasOwn(targets, name) ? targets[name as keyof typeof targets] : undefined; // its own
    if (target === undefined) throw usage(`--target is one of ${Object.keys(targets).join(', ')}, not ${JSON.stringify(name)}`, 'build');
    process.env['NODE_ENV'] ??= 'production';
    keepStdoutForResult();
    const began = performance.now();
    const loaded = await loadApp(appFile(app));
    const report = await buildApp(loaded, { target, folder: out, entry, isMinified: minify });
    terminal.print(`${summary(report, (performance.now() - began) / 1000)}\n`);
    terminal.remark(`→ ${entry === null ? target.run(out) : `node ${out}/main.js`}`);
    return 0;
  },
});

function summary({ files, routes, emittedBytes }: BuildReport, seconds: number): string {
  const modules = files.filter(({ path }) => path.endsWith('.js'));
  const bytes = modules.reduce((sum, file) => sum + file.bytes, 0);
  return `${routes} routes in ${modules.length} modules, ${kilobytes(bytes)}; emitted code ${kilobytes(emittedBytes)}, ${Math.round(emittedBytes / Math.max(1, routes))} bytes a route; ${seconds.toFixed(1)} s`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
