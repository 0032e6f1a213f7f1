import type { DependencyDeclaration, SecurityScheme, UserFunction } from '../shapes/declaration.ts';
import { HttpError } from '../support/errors.ts';

/** What somebody whom a test acts as may do. */
export interface ActingOptions {
  /** Routes that ask for others answer 403. Default: everything. */
  readonly scopes?: readonly string[];
}

interface Actor extends ActingOptions {
  readonly dependencies: readonly DependencyDeclaration[];
  readonly caller: unknown;
}

/** What an overriding `provide` reads of its request. */
interface Asking {
  readonly request: Request;
  readonly scopes: readonly string[];
}

/** Names the actor of a request. Only apps under test look at it. */
const actorHeader = 'x-tenon-test-actor';

/** Overrides of dependencies, where each request may say as whom it comes. */
export class Actors extends Map<DependencyDeclaration, UserFunction> {
  readonly #actors: Actor[] = [];
  readonly #wrapped = new Map<DependencyDeclaration, UserFunction>();

  /** What stands in for a `provide`; those with credentials ask first who acts. */
  override get(declared: DependencyDeclaration): UserFunction | undefined {
    const known = this.#wrapped.get(declared);
    if (known !== undefined) return known;
    const given = super.get(declared);
    if (declared.security === undefined || declared.security === 'public') return given;
    const provide = this.#acting(declared, (given ?? declared.provide) as Provide); // called with what it was made for
    this.#wrapped.set(declared, provide);
    return provide;
  }

  /** Makes requests come from somebody. */
  actor(dependencies: readonly DependencyDeclaration[], caller: unknown, options: ActingOptions): (request: Request) => Request {
    const [scheme] = dependencies.flatMap(({ security }) => (security === undefined || security === 'public' ? [] : security.alternatives));
    if (scheme === undefined) throw new TypeError('as() takes a dependency that has security: another one is replaced by `overrides`');
    const index = this.#actors.push({ dependencies, caller, ...options }) - 1;
    return (request) => {
      const acting = withCredentials(request, scheme);
      acting.headers.set(actorHeader, String(index));
      return acting;
    };
  }

  #acting(declared: DependencyDeclaration, provide: Provide): UserFunction {
    const asked = (request: Asking, context: unknown): unknown => {
      const index = request.request.headers.get(actorHeader);
      const actor = index === null ? undefined : this.#actors[Number(index)];
      if (actor?.dependencies.includes(declared) !== true) return provide(request, context);
      const { scopes } = actor;
      if (scopes !== undefined && request.scopes.some((scope) => !scopes.includes(scope)))
        throw new HttpError(403, 'security.scope-missing', `This asks for what the caller may not do: it needs ${request.scopes.join(' ')}`);
      return actor.caller;
    };
    return asked as UserFunction;
  }
}

type Provide = (request: Asking, context: unknown) => unknown;

/** Credentials of the right form: nobody looks at more of them. */
function withCredentials(request: Request, scheme: SecurityScheme): Request {
  if (scheme.kind === 'apiKey' && scheme.in === 'query') {
    const url = new URL(request.url);
    url.searchParams.set(scheme.parameter, 'test');
    return new Request(url, request);
  }
  const acting = new Request(request);
  if (scheme.kind !== 'apiKey') acting.headers.set('authorization', scheme.kind === 'basic' ? 'Basic dGVzdDp0ZXN0' : 'Bearer test');
  else if (scheme.in === 'header') acting.headers.set(scheme.parameter, 'test');
  else acting.headers.append('cookie', `${scheme.parameter}=test`);
  return acting;
}
