import { dependency } from '../declare/dependency.ts';
import type { Decoded, Dependencies, Dependency, Provided, Schema, Sent } from '../declare/infer.ts';
import type { Flat } from '../declare/infer/flat.ts';
import type { Takes } from '../declare/infer/response.ts';
import { Problem } from '../declare/problem-schema.ts';
import { response } from '../declare/response.ts';
import { problem } from '../support/problem-error.ts';

/** How an object is found, and who may have it. */
export interface LoadsDef<Context, Params, Bound, Found, Denied extends 403 | 404> {
  /** What it is called in answers and in the document: `order`. */
  readonly what: string;
  /** The parameters of the path that name it. */
  readonly params: Params;
  /** The dependencies that decide: who calls. */
  readonly needs?: Bound;
  readonly load: (params: Decoded<Params>, context: Context & Provided<Bound>) => Found | Promise<Found>;
  /** Whether this caller may have this object; `everyone` says that all may who come this far. */
  readonly allows: 'everyone' | ((found: NonNullable<Found>, context: Context & Provided<Bound>) => boolean | Promise<boolean>);
  /** What somebody else is told. Default: 404, so that nobody learns what there is. */
  readonly denied?: Denied;
}

/** An object that its caller may have. */
export type Loaded<Context, Params, Bound, Found, Denied> = Dependency<
  NonNullable<Found>,
  Flat<Context & Provided<Bound>>,
  Takes<Denied extends 403 ? { 403: typeof Problem; 404: typeof Problem } : { 404: typeof Problem }>,
  { params: Decoded<Params> },
  { params: Sent<Params> },
  false
>;

/** Makes dependencies that load what a path names, and decide whether the caller may have it. */
export interface LoadsFactory<Context> {
  <Found, Params extends Schema, const Bound extends Dependencies = {}, const Denied extends 403 | 404 = 404>(
    def: LoadsDef<Context, Params, Bound, Found, Denied>,
  ): Loaded<Context, Params, Bound, Found, Denied>;
}

/**
 * Object-level authorization: handlers below get the object, loaded and allowed, and cannot forget to ask.
 * `Context` are the plugins that `load` relies on.
 * @example
 * const order = loads<{ db: Db }>()({
 *   what: 'order', params: t.Object({ id: t.Integer() }), needs: { user },
 *   load: ({ id }, { db }) => db.order(id), allows: (order, { user }) => order.userId === user.id,
 * })
 */
export function loads<Context = {}>(): LoadsFactory<Context> {
  return declareLoading as unknown as LoadsFactory<Context>; // the types of the literal were checked at the call
}

function declareLoading({ what, params, needs = {}, load, allows, denied = 404 }: LoadsDef<unknown, Schema, Dependencies, unknown, 403 | 404>): unknown {
  const detail = `There is no such ${what}`;
  const missing = { title: 'Not Found', detail };
  const unknown = response({ body: Problem, description: detail });
  return dependency()({
    description: `The ${what} that the path names`,
    needs,
    params,
    responses: denied === 403 ? { 403: Problem, 404: unknown } : { 404: unknown },
    provide: async (request, context) => {
      const found = await load(request.params as never, context); // decoded by the same schema
      if (found === null || found === undefined) return request.reply(404, missing);
      if (allows === 'everyone' || (await allows(found, context))) return found;
      // Word for word what an unknown one gets.
      if (denied === 404) return request.reply(404, missing);
      throw problem(403, { title: 'Forbidden', detail: `This ${what} is somebody else’s` });
    },
  });
}
