import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { Pool } from 'pg'
import type { Db } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { migrateEmbedded, migrateServer } from './migrate.ts'
import { seedWhenEmpty } from './seed/seed.ts'

/** Where the shop keeps its data; without url and folder it lives in memory and is gone after close(). */
export interface DbOptions {
  /** A PostgreSQL server, as postgres://user:password@host:port/database. */
  readonly url?: string | undefined
  /** A folder for the embedded PostgreSQL; it is locked, since it knows one process at a time. */
  readonly folder?: string | undefined
  /** How many connections to a server are open at most; 10 by default. */
  readonly poolSize?: number | undefined
  /** False leaves an empty shop empty. */
  readonly seed?: boolean | undefined
}

/**
 * What the environment asks for: DATABASE_URL (`memory:` for data that is gone at the end), else a folder
 * (DATABASE_FOLDER, or data/ beside package.json).
 */
export function dbOptionsOf(environment: Readonly<Record<string, string | undefined>>): DbOptions {
  const url = environment['DATABASE_URL']
  if (url === 'memory:') return {}
  if (url) return { url }
  return { folder: environment['DATABASE_FOLDER'] || fileURLToPath(new URL('../../data', import.meta.url)) }
}

/** Opens the shop's database with its tables up to date, and with books in it when it was empty. */
export function openDb(options: DbOptions = {}): Promise<Db> {
  return options.url === undefined ? openEmbedded(options) : openServer(options.url, options)
}

async function openEmbedded({ folder, seed = true }: DbOptions): Promise<Db> {
  if (folder === undefined) return prepareEmbedded(await PGlite.create(), seed)
  await mkdir(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    return await prepareEmbedded(await PGlite.create({ dataDir: folder }), seed, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** Migrates and seeds. `closed` runs when the database does. */
async function prepareEmbedded(client: PGlite, seed: boolean, closed?: () => void): Promise<Db> {
  try {
    const db = drizzlePglite(client)
    await migrateEmbedded(db)
    if (seed) await seedWhenEmpty(db)
    return Object.assign(db, { close: () => client.close().finally(closed) })
  } catch (error) {
    await client.close()
    throw error
  }
}

async function openServer(url: string, { poolSize = 10, seed = true }: DbOptions): Promise<Db> {
  const pool = new Pool({ connectionString: url, max: poolSize })
  // An idle connection that breaks is replaced by the pool; without a listener the event would end the process.
  pool.on('error', (error) => {
    if (!pool.ending) console.error(`database connection lost: ${error.message}`)
  })
  try {
    await prepareServer(pool, seed)
    return Object.assign(drizzlePostgres(pool), { close: () => pool.end() })
  } catch (error) {
    await pool.end()
    throw error
  }
}

// Any number that no other program on the server locks on.
const bootLock = 7_366_001

/** Migrates and seeds under a lock, so that processes that start together do it once. */
async function prepareServer(pool: Pool, seed: boolean): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [bootLock])
    const db = drizzlePostgres(client)
    await migrateServer(db)
    if (seed) await seedWhenEmpty(db)
    await client.query('select pg_advisory_unlock($1)', [bootLock])
    client.release()
  } catch (error) {
    // Destroying the connection drops the lock, whatever state it is in.
    client.release(true)
    throw error
  }
}
