import { digestOf, randomText } from './secrets.ts';
import { sealFor, type Secrets } from './seal.ts';

/** A session as it is kept. Times are milliseconds since 1970. */
export interface KeptSession {
  readonly id: string;
  readonly startedAt: number;
  readonly seenAt: number;
  readonly data: unknown;
}

/** Where sessions live: in the cookie itself, or in a store that the cookie has the key of. */
export interface SessionKeeping {
  open(cookie: string): Promise<KeptSession | null>;
  /** The value of the cookie. */
  keep(session: KeptSession, endsAt: number): Promise<string>;
  forget(cookie: string): Promise<void>;
}

/** Texts by key, each until its time. A Redis client is one in three lines. */
export interface SessionStore {
  get(key: string): string | null | undefined | Promise<string | null | undefined>;
  set(key: string, value: string, until: Date): unknown;
  delete(key: string): unknown;
}

const idBytes = 32;
const idForm = /^[A-Za-z0-9_-]{43}$/;

/** A name for a session that nobody can guess. */
export function newSessionId(): string {
  return randomText(idBytes);
}

/** Sessions in sealed cookies: no store, and no way to end one before its time but at its owner's. */
export function sealedSessions(secrets: Secrets, cookieName: string): SessionKeeping {
  const seal = sealFor(`session ${cookieName}`, secrets);
  return {
    open: async (cookie) => keptOf(await seal.open(cookie)),
    keep: (session) => seal.close(session),
    async forget() {},
  };
}

/** Sessions in a store, which never sees their ids: whoever reads it can be nobody. */
export function storedSessions(store: SessionStore): SessionKeeping {
  return {
    async open(cookie) {
      const text = idForm.test(cookie) ? await store.get(await digestOf(cookie)) : null;
      if (text === null || text === undefined) return null;
      const kept = keptOf(JSON.parse(text));
      return kept === null ? null : { ...kept, id: cookie };
    },
    async keep({ id, ...session }, endsAt) {
      await store.set(await digestOf(id), JSON.stringify({ id: '', ...session }), new Date(endsAt));
      return id;
    },
    async forget(cookie) {
      if (idForm.test(cookie)) await store.delete(await digestOf(cookie));
    },
  };
}

function keptOf(value: unknown): KeptSession | null {
  if (typeof value !== 'object' || value === null) return null;
  const kept = value as Partial<KeptSession>; // read, then checked
  return typeof kept.id === 'string' && Number.isFinite(kept.startedAt) && Number.isFinite(kept.seenAt) ? (kept as KeptSession) : null; // checked here
}

/**
 * Sessions in the memory of one process: for development, tests, and servers that are alone.
 * @param limit The oldest go when there are more.
 */
export function memorySessions(limit = 100_000): SessionStore {
  const entries = new Map<string, { readonly value: string; readonly until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry !== undefined && entry.until > Date.now()) return entry.value;
      entries.delete(key);
      return null;
    },
    set(key, value, until) {
      entries.delete(key); // written last, gone last
      entries.set(key, { value, until: until.getTime() });
      for (const oldest of entries.keys())
        if (entries.size > limit) entries.delete(oldest);
        else break;
    },
    delete: (key) => entries.delete(key),
  };
}
