import { isBun } from './listening.mjs';

/** The server that one writes by hand: node:http on Node, Bun.serve on Bun, Ajv and JSON.stringify on both. */
export async function start(routes) {
  const { start: startHere } = await (isBun ? import('./idiomatic-bun.mjs') : import('./idiomatic-http.mjs'));
  return startHere(routes);
}
