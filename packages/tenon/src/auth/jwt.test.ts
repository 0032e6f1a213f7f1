import { createHmac, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createApi, createApp, openapi, t, type App } from 'tenon';
import { jwt, type TokenFault } from 'tenon/auth';
import { testApp } from 'tenon/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const issuer = 'https://id.example';
const audience = 'https://api.example';
const now = Math.floor(Date.now() / 1_000);
const good = { iss: issuer, aud: audience, sub: 'ann', exp: now + 300, scope: 'books:read' };

const encode = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jwkOf = (key: KeyObject, more: object): object => ({ ...key.export({ format: 'jwk' }), ...more });

/** A token by hand: libraries refuse to make bad ones. */
function token(header: object, claims: unknown, key: KeyObject | null = rsa.privateKey): string {
  const input = `${encode(header)}.${encode(claims)}`;
  if (key === null) return `${input}.`;
  const isRsa = key.asymmetricKeyType === 'rsa';
  return `${input}.${sign('sha256', Buffer.from(input), isRsa ? key : { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
const hmac = (header: object, claims: unknown, secret: string | Buffer): string => {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};
const rs = { alg: 'RS256', kid: 'rsa' };
const es = { alg: 'ES256', kid: 'ec' };
const keys = { keys: [jwkOf(rsa.publicKey, { kid: 'rsa', alg: 'RS256', use: 'sig' }), jwkOf(ec.publicKey, { kid: 'ec' })] };

const faults: TokenFault[] = [];
const caller = jwt({ issuer, audience, algorithms: ['RS256', 'ES256'], key: keys, onRefusal: (fault) => faults.push(fault) });

const appOf = (scheme: typeof caller): App<unknown> => {
  const api = createApi({ info: { title: 'Tokens', version: '1' } });
  const me = api.route.with({ token: scheme })({
    method: 'GET',
    path: '/me',
    responses: { 200: t.String() },
    handler: (_request, context) => context.token.subject,
  });
  return createApp({ me });
};
const opened = testApp(appOf(caller));
const ask = (authorization: string, app = opened): Promise<Response> => app.fetch('/me', { headers: { authorization } });

describe('a token', () => {
  it.each([
    ['signed by a key of the set', token(rs, good)],
    ['signed by the other key', token(es, good, ec.privateKey)],
    ['without a kid, when one key fits', token({ alg: 'RS256' }, good)],
    ['for several audiences', token(rs, { ...good, aud: ['https://other.example', audience] })],
    ['of type JWT', token({ ...rs, typ: 'JWT' }, good)],
    ['of type at+jwt, in any case and whole', token({ ...rs, typ: 'application/AT+JWT' }, good)],
    ['that ended within the tolerance', token(rs, { ...good, exp: now - 10 })],
    ['that begins within the tolerance', token(rs, { ...good, nbf: now + 10, iat: now + 10 })],
    ['whose header names other places for keys', token({ ...rs, jku: 'https://evil.example/keys', x5u: 'https://evil.example/cert' }, good)],
  ])('%s is good', async (_what, text) => {
    const response = await ask(`Bearer ${text}`);
    expect([response.status, await response.text()]).toEqual([200, '"ann"']);
  });
});

/** RFC 7515 appendix A.2, RS256, and A.1, HS256: right signatures of nobody known here. */
const rfc7515A2 =
  'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw';
const rfc7515A1 =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
/** RFC 7519 section 6.1, unsecured; RFC 7515 appendix A.5 is the same. */
const rfc7519None = 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.';
/** RFC 7516 appendix A.1: encrypted, five parts. */
const rfc7516 =
  'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGe.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6ji.XFBoMYUZodetZdvTiFvSkQ';
/** RFC 7519 appendix A.2: a signed token that was encrypted. */
const nested = rfc7516.replace(/^[^.]+/, encode({ alg: 'RSA1_5', enc: 'A128CBC-HS256', cty: 'JWT' }));

const pem = rsa.publicKey.export({ format: 'pem', type: 'spki' }) as string;
const signed = token(rs, good);
const [head = '', body = '', signature = ''] = signed.split('.');
const unused = (part: string): string => part.slice(0, -1) + String.fromCharCode(part.charCodeAt(part.length - 1) + 1);

/** RFC 8725 and what was found in the field: all of them must be told the same. */
const attacks: readonly (readonly [what: string, text: string, fault: TokenFault])[] = [
  ['RFC 7515 A.2, signed by somebody else', rfc7515A2, 'signature'],
  ['RFC 7515 A.1, with a secret', rfc7515A1, 'algorithm'],
  ['alg none without a signature', `${encode({ alg: 'none' })}.${encode(good)}.e30`, 'algorithm'],
  ['alg None', `${encode({ alg: 'None' })}.${encode(good)}.${signature}`, 'algorithm'],
  ['no alg', token({ kid: 'rsa' }, good), 'algorithm'],
  ['an alg that is no text', token({ ...rs, alg: ['RS256'] }, good), 'algorithm'],
  ['HS256 keyed with the public key as PEM', hmac({ alg: 'HS256', kid: 'rsa' }, good, pem), 'algorithm'],
  ['HS256 keyed with the public key as DER', hmac({ alg: 'HS256' }, good, rsa.publicKey.export({ format: 'der', type: 'spki' })), 'algorithm'],
  ['HS256 signature under the name of RS256', hmac(rs, good, pem), 'signature'],
  ['ES256 claimed for an RSA key', token({ alg: 'ES256', kid: 'rsa' }, good), 'key'],
  ['RS512, which is not on the list', token({ ...rs, alg: 'RS512' }, good), 'algorithm'],
  ['a kid that is not in the set', token({ ...rs, kid: 'none' }, good), 'key'],
  ['a kid that is a path', token({ ...rs, kid: '../../../../dev/null' }, good), 'key'],
  ['a kid that is SQL', token({ ...rs, kid: "x' UNION SELECT 'k" }, good), 'key'],
  ['a kid that is an object', token({ ...rs, kid: { $ne: '' } }, good), 'header'],
  ['a kid of the prototype', token({ ...rs, kid: '__proto__' }, good), 'key'],
  ['its own key in jwk', token({ ...rs, jwk: jwkOf(otherRsa.publicKey, {}) }, good, otherRsa.privateKey), 'signature'],
  ['its own key behind jku', token({ ...rs, jku: 'http://127.0.0.1:1/keys' }, good, otherRsa.privateKey), 'signature'],
  ['its own certificate behind x5u', token({ ...rs, x5u: 'http://127.0.0.1:1/cert', x5c: ['MIIB'] }, good, otherRsa.privateKey), 'signature'],
  ['an unknown crit', token({ ...rs, crit: ['x'], x: 1 }, good), 'header'],
  ['an empty crit', token({ ...rs, crit: [] }, good), 'header'],
  ['b64 false', token({ ...rs, crit: ['b64'], b64: false }, good), 'header'],
  ['a compressed payload', token({ ...rs, zip: 'DEF' }, good), 'header'],
  ['a token inside (cty)', token({ ...rs, cty: 'JWT' }, signed), 'header'],
  ['a type of content in it (cty)', token({ ...rs, cty: 'JWT' }, good), 'header'],
  ['a token inside, not said', token(rs, signed), 'header'],
  ['the type of a logout token', token({ ...rs, typ: 'logout+jwt' }, good), 'type'],
  ['a type that is no text', token({ ...rs, typ: 1 }, good), 'type'],
  ['a signature of zeros (psychic)', `${encode(es)}.${encode(good)}.${Buffer.alloc(64).toString('base64url')}`, 'signature'],
  ['a signature of another key', token(rs, good, otherRsa.privateKey), 'signature'],
  ['a signature of another token', `${head}.${encode({ ...good, sub: 'root' })}.${signature}`, 'signature'],
  ['a short signature', `${head}.${body}.AAAA`, 'signature'],
  ['JWE instead of JWS', rfc7516, 'form'],
  ['a nested token', nested, 'form'],
  ['four parts', `${signed}.e30`, 'form'],
  ['padding', `${signed}=`, 'form'],
  ['unused bits', `${head}.${body}.${unused(signature)}`, 'form'],
  ['too large a token', token(rs, { ...good, more: 'x'.repeat(9_000) }), 'form'],
  ['a header that is no JSON', `${encode('{"alg":"RS256"')}.${body}.${signature}`, 'header'],
  ['a header that is a list', `${encode(['RS256'])}.${body}.${signature}`, 'header'],
  ['claims that are a list', token(rs, [good]), 'header'],
  ['claims that are no JSON', token(rs, 'sub=ann'), 'header'],
  ['an end in the past', token(rs, { ...good, exp: now - 600 }), 'time'],
  ['no end', token(rs, { ...good, exp: undefined }), 'time'],
  ['an end as text', token(rs, { ...good, exp: String(now + 300) }), 'time'],
  ['an endless end', token(rs, JSON.stringify(good).replace(/"exp":\d+/, '"exp":1e400')), 'claims'],
  ['a beginning in the future', token(rs, { ...good, nbf: now + 600 }), 'time'],
  ['a beginning as null', token(rs, { ...good, nbf: null }), 'time'],
  ['issued in the future', token(rs, { ...good, iat: now + 600 }), 'claims'],
  ['another issuer', token(rs, { ...good, iss: 'https://evil.example' }), 'issuer'],
  ['an issuer with a slash more', token(rs, { ...good, iss: `${issuer}/` }), 'issuer'],
  ['a list of issuers', token(rs, { ...good, iss: [issuer] }), 'issuer'],
  ['no issuer', token(rs, { ...good, iss: undefined }), 'issuer'],
  ['another audience', token(rs, { ...good, aud: 'https://other.example' }), 'audience'],
  ['audiences without this one', token(rs, { ...good, aud: ['a', 'b'] }), 'audience'],
  ['an audience that begins with this one', token(rs, { ...good, aud: `${audience}.evil.example` }), 'audience'],
  ['no audience', token(rs, { ...good, aud: undefined }), 'audience'],
  ['an audience that is an object', token(rs, { ...good, aud: { 0: audience } }), 'audience'],
  ['no subject', token(rs, { ...good, sub: undefined }), 'claims'],
  ['a subject that is a number', token(rs, { ...good, sub: 1 }), 'claims'],
];

describe('a bad token', () => {
  it.each(attacks)('%s is told what every other is told', async (_what, text, fault) => {
    const expected = await ask(`Bearer ${encode({ alg: 'RS256' })}.e30.AAAA`);
    faults.length = 0;
    const response = await ask(`Bearer ${text}`);
    expect(faults).toEqual([fault]);
    expect(response.status).toBe(401);
    expect([...response.headers]).toEqual([...expected.headers]);
    expect(await response.json()).toEqual({
      title: 'Unauthorized',
      status: 401,
      detail: 'These credentials are not valid here',
      code: 'security.credentials-refused',
    });
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  it.each([
    ['an unsecured token of RFC 7519', `Bearer ${rfc7519None}`, 401],
    ['an empty signature', `Bearer ${head}.${body}.`, 401],
    ['a space in it', `Bearer ${head}. ${body}.${signature}`, 401],
    ['two tokens', `Bearer ${signed} ${signed}`, 401],
    ['two spaces', `Bearer  ${signed}`, 401],
    ['another scheme', `Basic ${signed}`, 401],
    ['no scheme', signed, 401],
    ['nothing', 'Bearer', 401],
  ])('%s opens nothing', async (_what, authorization, status) => {
    expect((await ask(authorization)).status).toBe(status);
  });
});

describe('a token that was checked a moment ago', () => {
  const revoked = new Set<string>();
  const seen: string[] = [];
  const scheme = jwt({
    issuer,
    audience,
    algorithms: ['RS256'],
    key: keys,
    isRevoked: ({ subject }) => {
      seen.push(subject);
      return revoked.has(subject);
    },
  });
  const app = testApp(appOf(scheme));
  afterEach(() => void vi.useRealTimers());

  it('is still asked whether it was revoked', async () => {
    const text = token(rs, { ...good, sub: 'bob' });
    expect((await ask(`Bearer ${text}`, app)).status).toBe(200);
    expect((await ask(`Bearer ${text}`, app)).status).toBe(200);
    revoked.add('bob');
    expect((await ask(`Bearer ${text}`, app)).status).toBe(401);
    expect(seen).toEqual(['bob', 'bob', 'bob']);
  });

  it('is one text and no other: another signature, another token', async () => {
    const text = token(rs, good);
    expect((await ask(`Bearer ${text}`, app)).status).toBe(200);
    for (const other of [`${text}=`, unused(text), text.replace(/[^.]+$/, 'AAAA'), token(rs, { ...good, sub: 'eve' }, otherRsa.privateKey)])
      expect((await ask(`Bearer ${other}`, app)).status).toBe(401);
    expect(await (await ask(`Bearer ${token(rs, { ...good, sub: 'carla' })}`, app)).text()).toBe('"carla"');
  });

  it('ends with its time', async () => {
    const text = token(rs, { ...good, exp: now + 20 });
    vi.useFakeTimers({ toFake: ['Date'] });
    expect((await ask(`Bearer ${text}`, app)).status).toBe(200);
    vi.setSystemTime((now + 49) * 1_000);
    expect((await ask(`Bearer ${text}`, app)).status).toBe(200); // within the tolerance, checked anew
    vi.setSystemTime((now + 51) * 1_000);
    expect((await ask(`Bearer ${text}`, app)).status).toBe(401);
  });
});

describe('what is signed with a secret', () => {
  const secret = 'a secret of at least thirty-two bytes';
  const app = testApp(appOf(jwt({ issuer, audience, algorithms: ['HS256'], secret })));
  it('is good with that secret alone', async () => {
    expect((await ask(`Bearer ${hmac({ alg: 'HS256' }, good, secret)}`, app)).status).toBe(200);
    expect((await ask(`Bearer ${hmac({ alg: 'HS256' }, good, '')}`, app)).status).toBe(401);
    expect((await ask(`Bearer ${hmac({ alg: 'HS256' }, good, `${secret}!`)}`, app)).status).toBe(401);
    expect((await ask(`Bearer ${signed}`, app)).status).toBe(401);
  });
});

describe('a key', () => {
  it.each([
    ['a JWK', jwkOf(rsa.publicKey, {})],
    ['PEM', pem],
  ])('can be %s', async (_what, key) => {
    const app = testApp(appOf(jwt({ issuer, audience, algorithms: ['RS256'], key })));
    expect((await ask(`Bearer ${token({ alg: 'RS256' }, good)}`, app)).status).toBe(200);
    expect((await ask(`Bearer ${token({ alg: 'RS256' }, good, otherRsa.privateKey)}`, app)).status).toBe(401);
  });

  it('can be one of several that fit a token without a kid', async () => {
    const both = { keys: [jwkOf(otherRsa.publicKey, { kid: 'a' }), jwkOf(rsa.publicKey, { kid: 'b' })] };
    const app = testApp(appOf(jwt({ issuer, audience, algorithms: ['RS256'], key: both })));
    expect((await ask(`Bearer ${token({ alg: 'RS256' }, good)}`, app)).status).toBe(200);
    expect((await ask(`Bearer ${token({ alg: 'RS256', kid: 'a' }, good)}`, app)).status).toBe(401);
  });
});

describe('options that would let in whom nobody means', () => {
  const base = { issuer, audience, algorithms: ['RS256'], key: keys };
  it.each([
    ['no algorithm', { ...base, algorithms: [] }],
    ['none', { ...base, algorithms: ['none'] }],
    ['a public key for HS256', { ...base, algorithms: ['RS256', 'HS256'] }],
    ['a secret for RS256', { issuer, audience, algorithms: ['RS256'], secret: 'x'.repeat(64) }],
    ['a short secret', { issuer, audience, algorithms: ['HS512'], secret: 'x'.repeat(63) }],
    ['a private key', { ...base, key: rsa.privateKey.export({ format: 'jwk' }) }],
    ['a private key as PEM', { ...base, key: rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }) }],
    ['a secret key as JWK', { ...base, key: { kty: 'oct', k: 'AAAA' } }],
    ['no key in the set', { ...base, key: { keys: [] } }],
    ['two places for keys', { ...base, jwks: 'https://id.example/keys' }],
    ['no place for keys', { issuer, audience, algorithms: ['RS256'] }],
    ['keys that come in the clear', { issuer, audience, algorithms: ['RS256'], jwks: 'http://id.example/keys' }],
    ['no issuer', { ...base, issuer: undefined }],
    ['no audience', { ...base, audience: [] }],
    ['an empty audience', { ...base, audience: '' }],
    ['a clock that is minutes off', { ...base, clockToleranceSeconds: 121 }],
    ['a scope with a space', { ...base, scopes: { 'a b': '' } }],
  ])('are refused: %s', (_what, options) => {
    expect(() => jwt(options as unknown as Parameters<typeof jwt>[0])).toThrow(TypeError);
  });
});

describe('claims and scopes', () => {
  const scopes = { read: 'Read books', write: 'Change books', staff: 'Work here' } as const;
  const typed = jwt({
    issuer,
    audience,
    algorithms: ['RS256'],
    key: createPublicKey(pem).export({ format: 'jwk' }) as object,
    scopes,
    claims: t.Object({ tenant: t.String({ minLength: 2 }), since: t.Date() }),
    from: { openIdConnect: `${issuer}/.well-known/openid-configuration` },
    isRevoked: ({ claims }) => claims.tenant === 'gone',
  });
  const api = createApi({ info: { title: 'Scopes', version: '1' } });
  const route = api.route.with({ token: typed });
  const handler = (_request: unknown, { token: known }: { readonly token: { readonly claims: { readonly tenant: string; readonly since: string } } }): string =>
    `${known.claims.tenant} ${known.claims.since}`;
  const reading = route.scope({ security: typed.requires('read') });
  const app = createApp({
    any: route({ method: 'GET', path: '/any', responses: { 200: t.String() }, handler }),
    read: reading({ method: 'GET', path: '/read', responses: { 200: t.String() }, handler }),
    write: reading({ method: 'PUT', path: '/write', security: typed.requires('write'), responses: { 200: t.String() }, handler }),
    greet: api.route.with({ token: typed.optional })({
      method: 'GET',
      path: '/greet',
      responses: { 200: t.String() },
      handler: (_r, { token: known }) => known?.subject ?? 'nobody',
    }),
  });
  const { fetch } = testApp(app);
  const send = (method: string, path: string, claims: object): Promise<Response> =>
    fetch(path, {
      method,
      headers: { authorization: `Bearer ${token({ alg: 'RS256' }, { ...good, scope: undefined, tenant: 'acme', since: '2020-01-01T00:00:00Z', ...claims })}` },
    });

  it('are typed by the schema, and checked', async () => {
    expect(await (await send('GET', '/any', {})).text()).toBe('"acme 2020-01-01T00:00:00Z"');
    for (const wrong of [{ tenant: 'a' }, { tenant: undefined }, { since: 'yesterday' }, { tenant: 'gone' }])
      expect((await send('GET', '/any', wrong)).status).toBe(401);
  });

  it.each([
    ['GET', '/read', { scope: 'read' }, 200],
    ['GET', '/read', { scp: ['read', 'write'] }, 200],
    ['GET', '/read', { scp: 'read' }, 200],
    ['GET', '/read', { scope: 'write' }, 403],
    ['GET', '/read', { scope: 'reader' }, 403],
    ['GET', '/read', { scope: { read: true } }, 403],
    ['GET', '/read', {}, 403],
    ['PUT', '/write', { scope: 'write' }, 403],
    ['PUT', '/write', { scope: 'write', scp: ['read'] }, 200],
    ['PUT', '/write', { scope: 'read  write' }, 200],
  ])('%s %s with %j is a %i', async (method, path, claims, status) => {
    const response = await send(method, path, claims);
    expect(response.status).toBe(status);
    if (status === 403) {
      const asked = path === '/write' ? 'read write' : 'read';
      expect(response.headers.get('www-authenticate')).toBe(`Bearer error="insufficient_scope", scope="${asked}"`);
      expect(await response.json()).toMatchObject({ code: 'security.scope-missing', status: 403 });
    }
  });

  it('are optional where strangers are served, too', async () => {
    expect(await (await fetch('/greet')).text()).toBe('"nobody"');
    expect(await (await send('GET', '/greet', {})).text()).toBe('"ann"');
    expect((await send('GET', '/greet', { exp: 1 })).status).toBe(401);
  });

  it('are in the document as they are enforced', async () => {
    const { paths, components } = await openapi(app);
    expect(paths?.['/write']?.put?.security).toEqual([{ jwt: ['read', 'write'] }]);
    expect(paths?.['/read']?.get?.security).toEqual([{ jwt: ['read'] }]);
    expect(paths?.['/greet']?.get?.security).toEqual([{ jwt: [] }, {}]);
    expect(Object.keys(paths?.['/any']?.get?.responses ?? {})).toEqual(expect.arrayContaining(['401', '403']));
    expect(components?.securitySchemes).toEqual({ jwt: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` } });
  });

  it('cannot be asked for when there is no such scope', () => {
    expect(() => typed.requires('delete' as 'read')).toThrow("the scheme has no scope 'delete'");
  });
});
