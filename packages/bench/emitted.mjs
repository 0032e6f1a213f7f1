/** Prints how much code Tenon compiles for a fixed app of 100 routes, as JSON: characters per route, once every route has answered. */
import { manyRequest } from './data/many-routes.mjs';
import { canonical } from './measure/canonical.mjs';

const routes = 100;
let characters = 0;

// All code passes here, however the compiler is built inside.
globalThis.Function = new Proxy(Function, {
  construct(target, parameters) {
    characters += String(parameters.at(-1)).length;
    return Reflect.construct(target, parameters);
  },
});

const { benchApp } = await import('./peers/tenon-app.mjs');
const app = await benchApp(routes).open();
await app.start();
for (let index = 0; index < routes; index++) {
  const { status } = await app.handle(canonical(manyRequest(index).request));
  if (status !== 200) throw new Error(`route ${index} answers ${status}`);
}
console.log(JSON.stringify({ perRoute: Math.round(characters / routes) }));
process.exit();
