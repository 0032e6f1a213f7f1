import type { Config } from 'drizzle-kit'

/** What `npm run db:generate` compares the tables with; it needs no database. */
export const config = {
  dialect: 'postgresql',
  schema: './src/db/schema.ts',
  out: './src/db/migrations',
} satisfies Config

// drizzle-kit reads the default export and nothing else.
export { config as default }
