import { fileURLToPath } from 'node:url'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import type { PgliteDatabase } from 'drizzle-orm/pglite'

const config = { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) }

/** Brings the tables of an embedded database up to date. */
export const migrateEmbedded = (db: PgliteDatabase): Promise<void> => migratePglite(db, config)

/** Brings the tables of a PostgreSQL server up to date. */
export const migrateServer = (db: NodePgDatabase): Promise<void> => migratePostgres(db, config)
