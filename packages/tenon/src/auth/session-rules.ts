import type { Reply } from '../declare/infer.ts';
import { newSessionId, type KeptSession, type SessionKeeping } from './session-keeping.ts';

/** Somebody who signed in. */
export interface Session<Data> {
  readonly data: Data;
  readonly startedAt: Date;
  /** When it is over, whatever happens. */
  readonly endsAt: Date;
}

/** The cookie of sessions: `HttpOnly`, `Path=/`, and no `Domain`. */
export interface SessionCookie {
  /** Default: `__Host-session`, which browsers take from this host alone, and over TLS. */
  readonly name?: string;
  /** Default: `lax`. */
  readonly sameSite?: 'lax' | 'strict';
  /** `false` for development without TLS; then the name needs another prefix. */
  readonly secure?: boolean;
}

/** What sessions of one kind go by. */
export interface SessionSetting {
  readonly keeping: SessionKeeping;
  readonly cookie: Required<SessionCookie>;
  readonly idleMs: number;
  readonly lifetimeMs: number;
  readonly check: (data: unknown) => boolean;
}

type SetCookie = Reply<{}>['cookie'];

/** A session and the value of its cookie. */
interface Started<Data> {
  readonly value: string;
  readonly session: Session<Data>;
}

/** Browsers keep cookies of 4,096 bytes; attributes have their part. RFC 6265 section 6.1. */
const mostCharacters = 3_900;
/** How much of the idle time passes before it is written down that somebody is still there. */
const quiet = 0.1;

/** Opens, starts and ends sessions: what is over is nobody's. */
export class SessionRules<Data> {
  readonly #setting: SessionSetting;
  /** What is kept of a session that this process opened. */
  readonly #kept = new WeakMap<Session<Data>, KeptSession>();

  constructor(setting: SessionSetting) {
    this.#setting = setting;
  }

  /** @param setCookie Given where the session shall live on. */
  async open(value: string, setCookie: SetCookie | null): Promise<Session<Data> | null> {
    const { keeping, check, idleMs } = this.#setting;
    const kept = await keeping.open(value);
    if (kept === null || this.#isOver(kept) || !check(kept.data)) return null;
    const session = this.#sessionOf(kept);
    const now = Date.now();
    if (setCookie !== null && now - kept.seenAt > idleMs * quiet) await this.#keep({ ...kept, seenAt: now }, setCookie, session);
    return session;
  }

  async start(data: Data, setCookie: SetCookie): Promise<Started<Data>> {
    const now = Date.now();
    return this.#write({ id: newSessionId(), startedAt: now, seenAt: now, data }, setCookie);
  }

  async update(session: Session<Data>, data: Data, setCookie: SetCookie): Promise<Started<Data>> {
    const kept = this.#kept.get(session);
    if (kept === undefined) throw new Error('a session is updated by the access that opened it');
    return this.#write({ ...kept, seenAt: Date.now(), data }, setCookie);
  }

  forget(value: string): Promise<void> {
    return this.#setting.keeping.forget(value);
  }

  /** Takes the cookie from the browser. */
  clear(setCookie: SetCookie): void {
    const { name, sameSite, secure } = this.#setting.cookie;
    setCookie(name, '', { maxAgeSeconds: 0, sameSite, secure });
  }

  async #write(kept: KeptSession, setCookie: SetCookie): Promise<Started<Data>> {
    if (!this.#setting.check(kept.data)) throw new Error('the data of a session does not satisfy the schema that it was declared with');
    const session = this.#sessionOf(kept);
    return { value: await this.#keep(kept, setCookie, session), session };
  }

  async #keep(kept: KeptSession, setCookie: SetCookie, session: Session<Data>): Promise<string> {
    const { keeping, cookie, lifetimeMs } = this.#setting;
    const { name, sameSite, secure } = cookie;
    const endsAt = kept.startedAt + lifetimeMs;
    const value = await keeping.keep(kept, endsAt);
    if (name.length + value.length > mostCharacters)
      throw new Error(`the session takes ${value.length} characters, and a cookie has ${mostCharacters}: keep less in it, or give sessions a store`);
    this.#kept.set(session, kept);
    setCookie(name, value, { maxAgeSeconds: Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000)), sameSite, secure });
    return value;
  }

  /** A session from the future is one of a clock that was put back: it would last too long. */
  #isOver({ startedAt, seenAt }: KeptSession): boolean {
    const now = Date.now();
    const { idleMs, lifetimeMs } = this.#setting;
    return now - startedAt >= lifetimeMs || now - seenAt >= idleMs || seenAt > now + 60_000;
  }

  #sessionOf(kept: KeptSession): Session<Data> {
    const data = kept.data as Data; // checked by its schema
    const session = { data, startedAt: new Date(kept.startedAt), endsAt: new Date(kept.startedAt + this.#setting.lifetimeMs) };
    this.#kept.set(session, kept);
    return session;
  }
}
