import { basic } from '../declare/security.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { challengeFor } from './refusals.ts';
import { checkedScopes, declareScheme, type Scheme } from './scheme.ts';
import { randomText } from './secrets.ts';

/** What is kept of somebody with a password. */
export interface StoredPassword<Caller> {
  /** By `hashPassword`. */
  readonly passwordHash: string;
  readonly caller: Caller;
  /** What they may do. Default: nothing that routes ask for. */
  readonly scopes?: readonly string[];
}

/** Who has passwords. */
export interface BasicAuthOptions<Caller, Needs, Scope extends string> {
  /** What browsers call the place. Default: `api`. */
  readonly realm?: string;
  /** The scheme's name in the document. Default: `basic`. */
  readonly name?: string;
  /** Its second parameter says which plugins it needs: `(username, { db }: { db: Db }) => …`. */
  readonly find: (username: string, context: Needs) => StoredPassword<Caller> | null | undefined | Promise<StoredPassword<Caller> | null | undefined>;
  /** What routes may ask for, and what each allows. Default: any scope. */
  readonly scopes?: { readonly [_ in Scope]: string };
}

/**
 * User name and password with every request (RFC 7617), for tools; people sign in once and have a session.
 * Cost: a check takes as long as `hashPassword`, on purpose: limit the rate of such routes.
 */
export function basicAuth<Caller, Needs = {}, const Scope extends string = string>(
  options: BasicAuthOptions<Caller, Needs, Scope>,
): Scheme<Caller, Scope, Needs, { readonly username: string; readonly password: string }> {
  const { realm = 'api', name = 'basic', find, scopes } = options;
  let nobodys: Promise<string> | null = null;
  const security = (asked: readonly string[]) => basic({ name, realm, scopes: asked });
  return declareScheme<{ readonly username: string; readonly password: string }, Caller, Needs, Scope>({
    description: 'Somebody with a password',
    vocabulary: scopes === undefined ? null : checkedScopes(Object.keys(scopes), null),
    security,
    challenge: challengeFor(security([])),
    async verify({ username, password }, context) {
      const stored = await find(username.normalize('NFC'), context);
      // Unknown names take as long as known ones: how long it takes must not tell who is here.
      const hash = stored?.passwordHash ?? (await (nobodys ??= hashPassword(randomText(32))));
      const isRight = await verifyPassword(password, hash);
      return isRight && stored !== null && stored !== undefined ? { caller: stored.caller, scopes: stored.scopes ?? [] } : null;
    },
  });
}
