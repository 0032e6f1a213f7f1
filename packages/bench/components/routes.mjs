import { seeded } from '../measure/statistics.mjs';

const nouns =
  'account address asset audit basket book branch campaign card category channel client comment company contract coupon credit customer delivery device document employee event expense feature feed file folder gift group hook house image import invoice item job key label ledger lesson letter level list location machine market meeting member message meter model note offer office order owner package partner payment period person photo place plan player policy portal price product profile project quote receipt record refund region release rental report request reservation resource review role room route rule sale schedule season seat section segment service session setting shipment shop signal site skill source staff stage station status store survey system table tag target task tax team template tenant term ticket timer token topic tour trade training transfer trip unit update upload user vehicle vendor venue version video visit voucher wallet warehouse webhook widget worker zone'.split(
    ' ',
  );

/**
 * Templates of an API as they are: half without a parameter, the rest with one, a fifth of those with two.
 * Shape: [method, template, path of a request] in an order that says nothing; the same for the same count.
 */
export function routesOf(count) {
  const random = seeded(count);
  const names = namesOf(Math.ceil(count / 4));
  const routes = names.flatMap((name) => {
    const id = () => String(Math.floor(random() * 1e6));
    const [first, second] = [id(), id()];
    return [
      [`/api/${name}`, `/api/${name}`],
      [`/api/${name}/{id}`, `/api/${name}/${first}`],
      [`/api/${name}/summary`, `/api/${name}/summary`],
      random() < 0.4
        ? [`/api/${name}/{id}/parts/{part}`, `/api/${name}/${first}/parts/${second}`]
        : [`/api/${name}/{id}/history`, `/api/${name}/${first}/history`],
    ];
  });
  return routes
    .slice(0, count)
    .map(([template, path]) => ['GET', template, path, random()])
    .sort((a, b) => a[3] - b[3])
    .map((route) => route.slice(0, 3));
}

/** `books`, `orders`; with more of them `book-orders`. */
function namesOf(count) {
  if (count <= nouns.length) return nouns.slice(0, count).map((noun) => `${noun}s`);
  return Array.from({ length: count }, (_, index) => `${nouns[index % nouns.length]}-${nouns[Math.floor(index / nouns.length) % nouns.length]}s`);
}

/** Paths that no route has: another word at the end, one too many, an unknown beginning. */
export function missesOf(routes) {
  return routes.map(([, , path], index) => [`${path}/nothing/here`, `/api${path}`, `/other/${path.slice(5)}`][index % 3]);
}
