const closed = { additionalProperties: false };

/** Apps of many routes: `POST /resource-7/{id}?limit=…&dryRun=…`, each with a body and a reply of its own. */
export const manyPath = (index) => `/resource-${index}`;

export const manyReply = (index, id, { limit, dryRun }, body) => ({ id, limit, dryRun, name: body.name, [`field${index}`]: body[`field${index}`] });

/** The schemas of one route: bodies and replies are each route's own, parameters are alike, queries come in ten kinds. */
export function manySchemasBy(t, index) {
  const member = `field${index}`;
  return {
    params: t.Object({ id: t.Integer({ minimum: 1 }) }, closed),
    query: t.Object({ limit: t.Integer({ minimum: 1, maximum: 100 + (index % 10) }), dryRun: t.Boolean() }, closed),
    body: t.Object({ name: t.String({ minLength: 1, maxLength: 80 }), [member]: t.Integer({ minimum: 0 }) }, closed),
    reply: t.Object({ id: t.Integer(), limit: t.Integer(), dryRun: t.Boolean(), name: t.String(), [member]: t.Integer() }, closed),
  };
}

const headers = { accept: 'application/json', 'content-type': 'application/json' };

/** A valid request to one route, with its answer. */
export function manyRequest(index) {
  const body = { name: 'first', [`field${index}`]: 1 };
  const reply = JSON.stringify(manyReply(index, 7, { limit: 20, dryRun: true }, body));
  return {
    request: { method: 'POST', target: `${manyPath(index)}/7?limit=20&dryRun=true`, headers, body: JSON.stringify(body) },
    status: 200,
    reply,
  };
}

/** A request that the route must refuse. */
export function manyRefused(index) {
  const { request } = manyRequest(index);
  return { ...request, target: request.target.replace('limit=20', 'limit=0') };
}
