import { parseCookie } from 'cookie';
import type { Reply } from '../declare/infer.ts';
import type { Seal } from './seal.ts';

/** What a login has to remember between leaving and coming back. */
export interface LoginState {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  /** When it began: milliseconds since 1970. */
  readonly at: number;
}

const lifetimeSeconds = 600;

/** The cookie that ties a login to the browser where it began: without it, a code of somebody else would sign in as them. */
export class LoginCookie {
  readonly #seal: Seal;
  readonly #secure: boolean;
  readonly #name: string;

  constructor(seal: Seal, secure: boolean) {
    this.#seal = seal;
    this.#secure = secure;
    this.#name = secure ? '__Host-login' : 'login';
  }

  async set(state: LoginState, setCookie: Reply<{}>['cookie']): Promise<void> {
    // `lax`: coming back from the provider is a navigation from another site.
    setCookie(this.#name, await this.#seal.close(state), { maxAgeSeconds: lifetimeSeconds, sameSite: 'lax', secure: this.#secure });
  }

  /** Once only: the cookie goes, however the login ends. */
  async take(cookies: string | null, setCookie: Reply<{}>['cookie']): Promise<LoginState | null> {
    const values = (cookies ?? '').split(';').flatMap((pair) => parseCookie(pair)[this.#name] ?? []);
    const [value = ''] = values;
    setCookie(this.#name, '', { maxAgeSeconds: 0, sameSite: 'lax', secure: this.#secure });
    const state = values.length === 1 ? ((await this.#seal.open(value)) as LoginState | null) : null; // nobody else can seal one
    const age = state === null ? Infinity : Date.now() - state.at;
    return age >= 0 && age < lifetimeSeconds * 1_000 ? state : null;
  }
}

/** Whether a provider did not answer at all, or failed: the login itself is not to blame. */
export function isGone(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code, cause } = error as { readonly name?: unknown; readonly code?: unknown; readonly cause?: unknown }; // whatever it is
  if (name === 'TimeoutError' || code === 'OAUTH_TIMEOUT') return true;
  if (error instanceof TypeError && error.message === 'fetch failed') return true;
  if (cause instanceof Response) return cause.status >= 500;
  return cause !== undefined && cause !== error && isGone(cause);
}
