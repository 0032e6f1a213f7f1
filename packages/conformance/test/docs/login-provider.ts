import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A running provider of logins. */
export interface LoginProvider {
  readonly origin: string;
  /** Who has a token, and for what; `undefined` when the provider did not give it. */
  reads(token: string): Promise<{ readonly account: string; readonly scope: string } | undefined>;
  close(): Promise<void>;
}

/**
 * Starts an OpenID provider with one public client, `docs`, that may only return to `redirectUris`.
 * PKCE is required, as for every client without a secret; its login is a page with one button.
 */
export async function startLoginProvider(redirectUris: readonly string[]): Promise<LoginProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  const client = { client_id: 'docs', token_endpoint_auth_method: 'none', redirect_uris: [...redirectUris] } as const;
  const provider = new Provider(origin, {
    clients: [client],
    scopes: ['openid', 'read'],
    clientBasedCORS: () => true,
    cookies: { keys: ['of a test'] },
    jwks: { keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig' }] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/login/${uid}` },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  });
  const oidc = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/login/') !== true) oidc(request, response);
    else void interact(provider, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return {
    origin,
    async reads(token) {
      const found = await provider.AccessToken.find(token);
      return found === undefined ? undefined : { account: found.accountId, scope: found.scope ?? '' };
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (request.method === 'GET' && prompt.name === 'login') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<link rel="icon" href="data:,"><form method="post"><button>Sign in as Ann</button></form>');
    return;
  }
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: 'ann' } });
  const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}
