import { decodeJwt } from 'jose';
import * as oidc from 'openid-client';
import { routes } from '../declare/api.ts';
import type { Reply, Route } from '../declare/infer.ts';
import { Problem } from '../declare/problem-schema.ts';
import { response } from '../declare/response.ts';
import { t } from '../declare/schema.ts';
import type { Seal, Secrets } from './seal.ts';
import { sealFor } from './seal.ts';
import type { SessionAccess, Sessions } from './sessions.ts';
import { isGone, LoginCookie, type LoginState } from './login-cookie.ts';
import { OidcProvider, providerUnavailable, type OidcClient } from './oidc-provider.ts';
import { secureUrl } from './secure-url.ts';

/** Somebody whom a provider has signed in. */
export interface Identity {
  /** Who it is, at this provider and for ever: names and addresses change. */
  readonly subject: string;
  /** What the id token says. */
  readonly claims: oidc.IDToken;
  readonly tokens: { readonly accessToken: string; readonly idToken: string | undefined; readonly refreshToken: string | undefined };
  /** What the provider says of them beyond that. */
  userInfo(): Promise<oidc.UserInfoResponse>;
}

/** Where people sign in, and what is known of them afterwards. */
export interface OidcLoginOptions<Data, Needs> extends OidcClient {
  /** The whole address of `callback`, exactly as the provider has it. */
  readonly redirectUri: string;
  readonly session: Sessions<Data, never>;
  /** Seals what a login has to remember until the callback. Newest first. */
  readonly secrets: Secrets;
  /** The data of the session; `null` for somebody who is unknown here. Its second parameter says which plugins it needs. */
  readonly dataOf: (identity: Identity, context: Needs) => Data | null | Promise<Data | null>;
  /** Where `dataOf` has put tokens: `refresh` needs the refresh token, and providers want to see the id token at logout. */
  readonly tokensOf?: (data: Data) => { readonly refreshToken?: string | undefined; readonly idToken?: string | undefined };
  /** Default: `openid`. */
  readonly scopes?: readonly string[];
  /** Where people go who did not say where to. Default: `/`. */
  readonly home?: string;
  /** Where providers send people after logout; a whole address that they know. Default: nowhere. */
  readonly afterLogout?: string;
  /** Told why a login failed; the caller is not. */
  readonly onFailure?: (error: unknown) => void;
}

// A path of this origin: `//host` and `/\host` are other ones.
const Path = t.String({ pattern: '^/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?$', maxLength: 2_000, description: 'A path of this origin' });
const found = response({ body: null, headers: t.Object({ location: t.String() }), description: 'Elsewhere' });

/**
 * Routes that sign people in by OpenID Connect: authorization code with PKCE, state and nonce. For `mount`.
 * Shape: `login` GET /login, `callback` GET /callback, `refresh` POST /refresh, `logout` POST /logout.
 * @example mount(api.route.scope({ prefix: '/auth', security: 'public' }), oidcLogin({ issuer, clientId, redirectUri, session, secrets, dataOf }))
 */
export function oidcLogin<Data, Needs = {}>(options: OidcLoginOptions<Data, Needs>): LoginRoutes<Needs> {
  // Without type parameters: the literals of routes are checked once, here.
  return declaredRoutes(options as unknown as OidcLoginOptions<unknown, unknown>) as unknown as LoginRoutes<Needs>;
}

/** The routes of a login, to mount where its needs are. */
export type LoginRoutes<Needs> = { readonly [K in keyof Declared]: Needing<Declared[K], Needs> };
type Declared = ReturnType<typeof declaredRoutes>;
type Needing<R, Needs> =
  R extends Route<infer Method, infer Path, infer In, infer Out, infer Fails> ? Route<Method, Path, In, Out, NeedsIn<Fails, Needs>> : never;
type NeedsIn<Fails, Needs> = { [S in keyof Fails]: S extends '~needs' ? Needs : Fails[S] };

function declaredRoutes(options: OidcLoginOptions<unknown, unknown>) {
  const login = new Login(options);
  const kind = routes()
    .with({ access: options.session.access })
    .scope({ tags: ['login'], unknown: 'allow' });
  return {
    login: kind({
      method: 'GET',
      path: '/login',
      summary: 'Go to the provider and sign in',
      query: t.Object({ returnTo: t.Optional(Path) }),
      responses: { 303: found },
      handler: async ({ query, reply }) => reply(303, undefined, { location: await login.start(query.returnTo, reply.cookie) }),
    }),
    callback: kind({
      method: 'GET',
      path: '/callback',
      summary: 'Come back from the provider',
      query: t.Object({ code: t.Optional(t.String()), state: t.Optional(t.String()), iss: t.Optional(t.String()), error: t.Optional(t.String()) }),
      responses: { 303: found, 400: Problem, 403: Problem },
      handler: async ({ request, reply }, context) => {
        const state = await login.state(request.headers.get('cookie'), reply.cookie);
        const identity = state === null ? null : await login.identity(state, new URL(request.url).search);
        if (state === null || identity === null) return reply(400, failed);
        const data = await options.dataOf(identity, context);
        if (data === null) return reply(403, { title: 'Forbidden', detail: 'Nobody is known here by this login', code: 'security.login-unknown' });
        await context.access.start(data);
        return reply(303, undefined, { location: state.returnTo });
      },
    }),
    refresh: kind({
      method: 'POST',
      path: '/refresh',
      summary: 'Ask the provider whether somebody is still who they were',
      responses: { 204: null, 401: Problem },
      handler: async ({ reply }, context) => {
        const data = await login.refreshed(context.access, (identity) => options.dataOf(identity, context));
        if (data === null) {
          await context.access.end();
          return reply(401, { title: 'Unauthorized', detail: 'This session cannot be renewed: sign in', code: 'security.credentials-refused' });
        }
        await context.access.update(data);
        return reply(204);
      },
    }),
    logout: kind({
      method: 'POST',
      path: '/logout',
      summary: 'Sign out, here and at the provider',
      responses: { 303: found },
      handler: async ({ reply }, { access }) => {
        const location = await login.goodbye(access);
        await access.end();
        return reply(303, undefined, { location });
      },
    }),
  };
}

const failed = { title: 'Bad Request', detail: 'This login did not succeed, or was begun elsewhere: begin again', code: 'security.login-failed' };

/** The conversation with a provider. */
class Login {
  readonly #options: OidcLoginOptions<unknown, unknown>;
  readonly #provider: OidcProvider;
  readonly #cookie: LoginCookie;
  readonly #redirectUri: URL;
  readonly #onFailure: (error: unknown) => void;

  constructor(options: OidcLoginOptions<unknown, unknown>) {
    this.#options = options;
    this.#onFailure = options.onFailure ?? (() => {});
    this.#provider = new OidcProvider(options, this.#onFailure);
    this.#redirectUri = secureUrl(options.redirectUri, 'the callback');
    const seal: Seal = sealFor(`login ${options.clientId}`, options.secrets);
    this.#cookie = new LoginCookie(seal, options.session.cookie.secure);
  }

  /** Where the provider asks who it is. */
  async start(returnTo: string | undefined, setCookie: Reply<{}>['cookie']): Promise<string> {
    const { home = '/', scopes = ['openid'] } = this.#options;
    const configuration = await this.#provider.configuration();
    const state: LoginState = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      returnTo: returnTo ?? home,
      at: Date.now(),
    };
    await this.#cookie.set(state, setCookie);
    return oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri.href,
      scope: [...new Set(['openid', ...scopes])].join(' '),
      state: state.state,
      nonce: state.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(state.verifier),
      code_challenge_method: 'S256',
    }).href;
  }

  /** What the login that ends here has to remember: once, in the browser where it began. */
  state(cookies: string | null, setCookie: Reply<{}>['cookie']): Promise<LoginState | null> {
    return this.#cookie.take(cookies, setCookie);
  }

  async identity({ state, nonce, verifier }: LoginState, search: string): Promise<Identity | null> {
    const configuration = await this.#provider.configuration();
    const url = new URL(this.#redirectUri);
    url.search = search;
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    return this.#answer(configuration, () => oidc.authorizationCodeGrant(configuration, url, checks));
  }

  /** The data of a session anew; `null` when the provider does not know it any more. */
  async refreshed({ current }: SessionAccess<unknown>, dataOf: (identity: Identity) => unknown): Promise<unknown> {
    const { refreshToken, idToken } = current === null ? {} : (this.#options.tokensOf?.(current.data) ?? {});
    if (refreshToken === undefined) return null;
    const configuration = await this.#provider.configuration();
    const identity = await this.#answer(configuration, () => oidc.refreshTokenGrant(configuration, refreshToken), idToken);
    return identity === null ? null : dataOf({ ...identity, tokens: { ...identity.tokens, refreshToken: identity.tokens.refreshToken ?? refreshToken } });
  }

  /** RP-initiated logout, where the provider has it. Source: OpenID Connect RP-Initiated Logout 1.0 section 2. */
  async goodbye({ current }: SessionAccess<unknown>): Promise<string> {
    const { home = '/', afterLogout, tokensOf } = this.#options;
    if (current === null) return home;
    // Whoever wants to go must not be kept by a provider that is down.
    const configuration = await this.#provider.configuration().catch(() => null);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return home;
    const idToken = tokensOf?.(current.data).idToken;
    return oidc.buildEndSessionUrl(configuration, {
      ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      ...(afterLogout === undefined ? {} : { post_logout_redirect_uri: afterLogout }),
    }).href;
  }

  /** @param before The id token of the login: a provider may send none at a refresh, and must not send another person's (OpenID Connect Core section 12.2). */
  async #answer(configuration: oidc.Configuration, grant: () => Promise<Granted>, before?: string): Promise<Identity | null> {
    try {
      const tokens = await grant();
      const known = before === undefined ? undefined : (decodeJwt(before) as oidc.IDToken); // checked when it came
      const claims = tokens.claims() ?? known;
      if (claims === undefined) throw new Error('the provider sent no id token');
      if (known !== undefined && known.sub !== claims.sub) throw new Error('the provider answered with somebody else');
      return {
        subject: claims.sub,
        claims,
        tokens: { accessToken: tokens.access_token, idToken: tokens.id_token ?? before, refreshToken: tokens.refresh_token },
        userInfo: () => oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub),
      };
    } catch (error) {
      this.#onFailure(error);
      if (isGone(error)) throw providerUnavailable();
      return null;
    }
  }
}

type Granted = oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers;
