import type { JSONWebKeySet } from 'jose';
import { HttpError } from '../support/errors.ts';
import { secureUrl } from './secure-url.ts';
import { keysOf, type KeyHeader, type KeySource, type VerifyingKey } from './given-keys.ts';

/** Where a provider publishes its keys, and how often it is asked. */
export interface KeySetOptions {
  readonly url: string | URL;
  /** How long keys are taken as they are. Default: 600. */
  readonly maxAgeSeconds?: number;
  /** The least time between two fetches, whatever tokens say. Default: 30. */
  readonly cooldownSeconds?: number;
  /** How long keys are used past their age while the provider cannot be reached; then nobody comes in. Default: 3,600. */
  readonly graceSeconds?: number;
  /** Default: 5,000. */
  readonly timeoutMs?: number;
  /** Told why keys could not be had. */
  readonly onFailure?: (error: unknown) => void;
}

/** While there are no keys at all, the provider is asked more often. */
const eagerMs = 1_000;
const mostBytes = 512 * 1024;

/**
 * Keys of a provider, fetched when they are first needed, kept, and fetched again for an unknown key or when they are old.
 * One fetch at a time, one per cool-down; a failed one leaves the last good set in place.
 * Throws: TypeError for an address that is neither https nor of this machine.
 */
export function keySet(options: KeySetOptions): KeySource {
  const url = secureUrl(options.url, 'a key set');
  return new KeySet({ maxAgeSeconds: 600, cooldownSeconds: 30, graceSeconds: 3_600, timeoutMs: 5_000, onFailure: () => {}, ...options, url });
}

class KeySet implements KeySource {
  readonly #options: Required<KeySetOptions>;
  #keys: KeySource | null = null;
  #fetchedAt = 0;
  #triedAt: number | null = null;
  #pending: Promise<void> | null = null;

  constructor(options: Required<KeySetOptions>) {
    this.#options = options;
  }

  async find(header: KeyHeader): Promise<readonly VerifyingKey[]> {
    const { maxAgeSeconds, graceSeconds } = this.#options;
    if (isPast(this.#fetchedAt, maxAgeSeconds * 1_000)) await this.#refresh();
    if (isPast(this.#fetchedAt, (maxAgeSeconds + graceSeconds) * 1_000)) this.#keys = null;
    const found = await this.#known(header);
    if (found.length > 0 || !(await this.#refresh())) return found;
    return this.#known(header);
  }

  #known(header: KeyHeader): readonly VerifyingKey[] | Promise<readonly VerifyingKey[]> {
    if (this.#keys !== null) return this.#keys.find(header);
    throw new HttpError(503, 'security.keys-unavailable', 'The keys that tokens are checked with cannot be had at the moment', { 'retry-after': '5' });
  }

  /** Whether a fetch took place. */
  async #refresh(): Promise<boolean> {
    if (this.#pending === null) {
      const waitMs = this.#keys === null ? eagerMs : this.#options.cooldownSeconds * 1_000;
      if (this.#triedAt !== null && !isPast(this.#triedAt, waitMs)) return false;
      this.#triedAt = Date.now();
      this.#pending = this.#fetch().finally(() => (this.#pending = null));
    }
    await this.#pending;
    return true;
  }

  async #fetch(): Promise<void> {
    try {
      this.#keys = keysOf(await fetchedSet(this.#options));
      this.#fetchedAt = Date.now();
    } catch (error) {
      this.#options.onFailure(error);
    }
  }
}

/** A clock that was put back counts as past: nothing may last longer than it should. */
function isPast(since: number, lengthMs: number): boolean {
  const elapsed = Date.now() - since;
  return elapsed < 0 || elapsed >= lengthMs;
}

async function fetchedSet({ url, timeoutMs }: Required<KeySetOptions>): Promise<JSONWebKeySet> {
  // A redirect could lead to whoever answers there.
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { accept: 'application/json, application/jwk-set+json' },
  });
  if (response.status !== 200) throw new Error(`${String(url)} answered ${response.status} instead of a key set`);
  const set: unknown = JSON.parse(await limitedText(response));
  if (isKeySet(set)) return set;
  throw new Error(`${String(url)} answered something that is no key set`);
}

async function limitedText({ body, url }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  const reader = body?.getReader();
  for (let chunk = await reader?.read(); chunk?.value !== undefined; chunk = await reader?.read()) {
    bytes += chunk.value.length;
    if (bytes > mostBytes) {
      await reader?.cancel();
      throw new Error(`the key set of ${url} is larger than ${mostBytes} bytes`);
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  if (typeof value !== 'object' || value === null || !('keys' in value) || !Array.isArray(value.keys)) return false;
  return value.keys.every((key) => typeof key === 'object' && key !== null && !Array.isArray(key));
}
