import { dependency } from '../declare/dependency.ts';
import type { Dependency, Reply, Schema } from '../declare/infer.ts';
import { apiKey, optional } from '../declare/security.ts';
import { checkOf, type JsonOf } from './checked-value.ts';
import { challengeFor } from './refusals.ts';
import { checkedScopes, declareScheme, type Scheme } from './scheme.ts';
import type { Secrets } from './seal.ts';
import { sealedSessions, storedSessions, type SessionStore } from './session-keeping.ts';
import { SessionRules, type Session, type SessionCookie } from './session-rules.ts';

/** How sessions are kept, and how long. */
export type SessionOptions<Data, Scope extends string> = {
  /** A schema of what is known of somebody who signed in: sessions with other data are over. */
  readonly data: Data;
  /** How long after the last request a session is over. Default: 3,600. */
  readonly idleSeconds?: number;
  /** How long after its start a session is over, whatever happens. Default: 86,400. */
  readonly lifetimeSeconds?: number;
  readonly cookie?: SessionCookie;
  /** What routes may ask for, and what each allows. Default: any scope. */
  readonly scopes?: { readonly [_ in Scope]: string };
  /** What somebody may do. Default: nothing that routes ask for. */
  readonly scopesOf?: (data: JsonOf<Data, never>) => readonly NoInfer<Scope>[];
} & (
  | { /** Keep sessions in sealed cookies. Newest first, at least 32 random bytes each: the first seals, all open. */ readonly secrets: Secrets }
  | { /** Keep sessions here. */ readonly store: SessionStore }
);

/** Who signed in, for handlers that sign people in and out. */
export interface SessionAccess<Data> {
  readonly current: Session<Data> | null;
  /** Starts a session under a new name, after login and whenever somebody may do more: a name from before is worth nothing. */
  start(data: Data): Promise<Session<Data>>;
  /** Changes what is known; the session stays what it is. */
  update(data: Data): Promise<Session<Data>>;
  end(): Promise<void>;
}

/** Sessions: a scheme whose callers are sessions, and the way to start and end them. */
export interface Sessions<Data, Scope extends string> extends Scheme<Session<Data>, Scope, {}, string> {
  readonly cookie: Required<SessionCookie>;
  /** Bind it where people sign in and out. It refuses nobody. */
  readonly access: Dependency<SessionAccess<Data>, {}, {}, {}, {}, true>;
}

/**
 * Sessions in cookies, sealed or in a store.
 * Throws: TypeError for a secret that is too short, a cookie that cannot be; DeclarationError for the schema.
 * @example
 * const session = sessions({ data: t.Object({ userId: t.Integer() }), secrets: [process.env.SESSION_SECRET] })
 * const signedIn = api.route.with({ session })
 */
export function sessions<Data extends Schema, const Scope extends string = string>(options: SessionOptions<Data, Scope>): Sessions<JsonOf<Data, never>, Scope> {
  type Known = JsonOf<Data, never>;
  const cookie = checkedCookie(options.cookie ?? {});
  const keeping = 'store' in options ? storedSessions(options.store) : sealedSessions(options.secrets, cookie.name);
  const rules = new SessionRules<Known>({
    keeping,
    cookie,
    idleMs: (options.idleSeconds ?? 3_600) * 1_000,
    lifetimeMs: (options.lifetimeSeconds ?? 86_400) * 1_000,
    check: checkOf(options.data, 'data of sessions'),
  });
  const { scopes, scopesOf = () => [] } = options;
  const security = (asked: readonly string[]) => apiKey({ in: 'cookie', name: cookie.name, scheme: 'session', scopes: asked });
  const scheme = declareScheme<string, Session<Known>, {}, Scope>({
    description: 'A session',
    vocabulary: scopes === undefined ? null : checkedScopes(Object.keys(scopes), null),
    security,
    challenge: challengeFor(security([])),
    // A session that is over is no reason to keep somebody from what strangers may see.
    isWrongNone: true,
    async verify(value, _context, { setCookie }) {
      const session = await rules.open(value, setCookie);
      return session === null ? null : { caller: session, scopes: scopesOf(session.data) };
    },
  });
  const access = dependency()({
    description: 'Starts and ends sessions',
    security: optional(security([])),
    provide: ({ credentials, reply }) => accessOf(rules, credentials ?? null, reply.cookie),
  });
  return Object.freeze({ ...scheme, cookie: Object.freeze(cookie), access });
}

async function accessOf<Data>(rules: SessionRules<Data>, cookie: string | null, setCookie: Reply<{}>['cookie']): Promise<SessionAccess<Data>> {
  let [value, current] = [cookie, cookie === null ? null : await rules.open(cookie, null)];
  return {
    get current() {
      return current;
    },
    async start(data) {
      if (value !== null) await rules.forget(value);
      ({ value, session: current } = await rules.start(data, setCookie));
      return current;
    },
    async update(data) {
      if (current === null) throw new Error('there is no session to update: start one');
      ({ value, session: current } = await rules.update(current, data, setCookie));
      return current;
    },
    async end() {
      if (value !== null) await rules.forget(value);
      [value, current] = [null, null];
      rules.clear(setCookie);
    },
  };
}

function checkedCookie({ name = '__Host-session', sameSite = 'lax', secure = true }: SessionCookie): Required<SessionCookie> {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/.test(name)) throw new TypeError(`'${name}' is no name of a cookie`);
  if (!secure && name.startsWith('__')) throw new TypeError(`a cookie named ${name} is secure: give it another name where there is no TLS`);
  return { name, sameSite, secure };
}
