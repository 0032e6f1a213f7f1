import { and, asc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Queries } from '../db/database.ts'
import { apiTokens, customers } from '../db/schema.ts'
import type { Customer } from './customers.ts'
import { createSecret, hashOfSecret, prefixOfSecret } from './token-secret.ts'

/** A bearer token as its owner sees it; the secret is not in it. */
export interface Token {
  readonly id: number
  readonly name: string
  /** The first letters of the secret, to tell tokens apart. */
  readonly prefix: string
  readonly createdAt: Date
  /** To the minute; null when it was never used. */
  readonly lastUsedAt: Date | null
  /** Null when it lasts until it is revoked. */
  readonly expiresAt: Date | null
}

/** A token right after it was issued: the only time the secret is known. */
export interface IssuedToken extends Token {
  readonly secret: string
}

/** What the owner says about a new token. */
export interface TokenInput {
  readonly name: string
  readonly expiresAt?: Date | null | undefined
}

const columns = {
  id: apiTokens.id,
  name: apiTokens.name,
  prefix: apiTokens.prefix,
  createdAt: apiTokens.createdAt,
  lastUsedAt: apiTokens.lastUsedAt,
  expiresAt: apiTokens.expiresAt,
}

/** Issues a token to a customer. */
export async function issueToken(db: Queries, customerId: number, input: TokenInput): Promise<IssuedToken> {
  const secret = createSecret()
  const [token] = await db
    .insert(apiTokens)
    .values({
      customerId,
      name: input.name,
      expiresAt: input.expiresAt ?? null,
      tokenHash: hashOfSecret(secret),
      prefix: prefixOfSecret(secret),
    })
    .returning(columns)
  if (!token) throw new Error('the token was not stored')
  return { ...token, secret }
}

/** Lists a customer's tokens, oldest first, expired ones too. */
export function listTokens(db: Queries, customerId: number): Promise<Token[]> {
  return db.select(columns).from(apiTokens).where(eq(apiTokens.customerId, customerId)).orderBy(asc(apiTokens.id))
}

/** Ends a customer's token at once; false when it does not exist or is somebody else's. */
export async function revokeToken(
  db: Queries,
  { id, customerId }: { readonly id: number; readonly customerId: number },
): Promise<boolean> {
  const own = and(eq(apiTokens.id, id), eq(apiTokens.customerId, customerId))
  const rows = await db.delete(apiTokens).where(own).returning({ id: apiTokens.id })
  return rows.length > 0
}

/** Finds the token with a secret, and whose it is; undefined when it is unknown, revoked or expired. */
export async function tokenBySecret(
  db: Queries,
  secret: string,
  now: Date = new Date(),
): Promise<{ readonly id: number; readonly customer: Customer } | undefined> {
  // Looked up by hash: how long the index takes tells only about the hash, which nobody can steer towards a stored one.
  const [row] = await db
    .select({ id: apiTokens.id, customer: customers, lastUsedAt: apiTokens.lastUsedAt })
    .from(apiTokens)
    .innerJoin(customers, eq(customers.id, apiTokens.customerId))
    .where(
      and(eq(apiTokens.tokenHash, hashOfSecret(secret)), or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now))),
    )
  if (!row) return undefined
  // At most once a minute: otherwise every request that only reads would write.
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() >= 60_000) {
    await db.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, row.id))
  }
  return { id: row.id, customer: row.customer }
}
