import { stored } from './stored.ts'

/** Who is signed in. */
export interface Session {
  readonly token: string
  readonly name: string
}

/**
 * The session; null for nobody.
 *
 * sessionStorage, because the token shall survive a reload but not outlive the tab. No browser sends it by itself, so no
 * other site can use it; scripts of this page can read it, so the page runs none but its own (see vite.config.ts).
 */
export const session = stored<Session | null>('bookshop.session', null)
