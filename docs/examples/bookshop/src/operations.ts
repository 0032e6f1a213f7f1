import { sql } from 'drizzle-orm'
import type { AppOptions } from 'tenon'
import { health, requestIds, requestLog } from 'tenon/observe'
import { pinoLogger } from 'tenon/pino'
import { prometheus } from 'tenon/prometheus'
import { open, staffOnly } from './api.ts'
import type { Db } from './db/database.ts'

const probes = health({ checks: { database: ({ db }: { db: Db }) => db.execute(sql`select 1`) } })
const metrics = prometheus({ processMetrics: true })

/** What those who run the shop ask: `/livez`, `/readyz` and, with a token of staff, `/metrics`. */
export const operations = { ...probes.routes(open), metrics: metrics.route(staffOnly) }

/** `tenon start` sets it; nobody reads the log of a shop that is tested. */
const isOperated = process.env['NODE_ENV'] === 'production'

/** Every request has an id; in operation each is a line of the log. */
export const operating: AppOptions = {
  // Lines of JSON, unless somebody looks on.
  ...(isOperated && !process.stdout.isTTY && { logger: pinoLogger({ base: null }) }),
  layers: [requestIds(), ...(isOperated ? [requestLog()] : []), metrics.layer, probes.layer],
}
