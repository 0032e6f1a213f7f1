import * as oidc from 'openid-client';
import { HttpError } from '../support/errors.ts';
import { isLoopback, secureUrl } from './secure-url.ts';

/** Who signs people in, and as whom this app knocks there. */
export interface OidcClient {
  /** The provider, whose discovery document lies at `/.well-known/openid-configuration` below it. */
  readonly issuer: string | URL;
  readonly clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  readonly clientSecret?: string;
  /** How the secret is sent. Default: `client_secret_basic`. */
  readonly clientAuthentication?: 'client_secret_basic' | 'client_secret_post';
  /** Default: 5,000, for each request to the provider. */
  readonly timeoutMs?: number;
}

/** How long what a provider says of itself is believed. */
const maxAgeMs = 3_600_000;

/** A provider, asked who it is when it is first needed, and every hour; while it cannot be reached, what it said before holds. */
export class OidcProvider {
  readonly #client: OidcClient;
  readonly #onFailure: (error: unknown) => void;
  #known: { readonly configuration: oidc.Configuration; readonly at: number } | null = null;
  #pending: Promise<void> | null = null;

  constructor(client: OidcClient, onFailure: (error: unknown) => void) {
    this.#client = client;
    this.#onFailure = onFailure;
    secureUrl(client.issuer, 'the issuer');
  }

  /** Throws: HttpError 503 when it was never reached. */
  async configuration(): Promise<oidc.Configuration> {
    const age = Date.now() - (this.#known?.at ?? -Infinity);
    if (age < 0 || age > maxAgeMs) await (this.#pending ??= this.#discover().finally(() => (this.#pending = null)));
    if (this.#known === null) throw providerUnavailable();
    return this.#known.configuration;
  }

  async #discover(): Promise<void> {
    const { issuer, clientId, clientSecret, clientAuthentication, timeoutMs = 5_000 } = this.#client;
    const authenticate =
      clientSecret === undefined
        ? oidc.None()
        : clientAuthentication === 'client_secret_post'
          ? oidc.ClientSecretPost(clientSecret)
          : oidc.ClientSecretBasic(clientSecret);
    // The id token comes over TLS, so its signature may go unchecked (OpenID Connect Core section 3.1.3.7): it is checked.
    const execute = [oidc.enableNonRepudiationChecks, ...(isLoopback(new URL(issuer)) ? [oidc.allowInsecureRequests] : [])];
    try {
      const configuration = await oidc.discovery(new URL(issuer), clientId, {}, authenticate, { execute, timeout: timeoutMs / 1_000 });
      this.#known = { configuration, at: Date.now() };
    } catch (error) {
      this.#onFailure(error);
    }
  }
}

/** The answer while a provider cannot be reached. */
export function providerUnavailable(): HttpError {
  return new HttpError(503, 'security.provider-unavailable', 'The provider that signs people in cannot be reached at the moment', { 'retry-after': '5' });
}
