export { apiKeys, hashApiKey, newApiKey, type ApiKeyOptions, type NewApiKey, type PresentedKey, type StoredKey } from './api-keys.ts';
export { basicAuth, type BasicAuthOptions, type StoredPassword } from './basic-auth.ts';
export { jwt } from './jwt.ts';
export type { JwtKeys, JwtOptions, JwtRules, PublicAlgorithm, SecretAlgorithm } from './jwt-options.ts';
export type { KeySetOptions } from './key-set.ts';
export type { PublicKey } from './given-keys.ts';
export type { Token, TokenFault } from './token.ts';
export type { Refusals, Scheme } from './scheme.ts';
export { hashPassword, verifyPassword } from './passwords.ts';
