import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 random bits; the letters in front let a leaked one be recognised. */
export const createSecret = (): string => `bks_${randomBytes(32).toString('base64url')}`

/**
 * The only form in which a secret is stored: SHA-256 in hex.
 * A fast hash is enough, unlike for passwords: nobody can guess 256 random bits.
 */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** The part of a secret that is kept readable, so that its owner can tell tokens apart. */
export const prefixOfSecret = (secret: string): string => secret.slice(0, 8)
