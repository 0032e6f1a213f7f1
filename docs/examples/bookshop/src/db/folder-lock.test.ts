import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import { openDb } from './open.ts'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookshop-lock-'))
  lock = join(folder, 'bookshop.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The pid of a process that has ended. */
const gone = () => spawnSync(process.execPath, ['-e', '']).pid

describe('lockFolder', () => {
  it('names the process, and leaves nothing behind', () => {
    const unlock = lockFolder(folder)
    expect(readFileSync(lock, 'utf8')).toBe(`${process.pid}\n`)
    unlock()
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses a folder that a living process has, and says what to do', () => {
    writeFileSync(lock, `${process.ppid}\n`)
    expect(() => lockFolder(folder)).toThrow(
      `The folder ${folder} is in use by process ${process.ppid}: stop it, choose another DATABASE_FOLDER, or set DATABASE_URL.`,
    )
    expect(readFileSync(lock, 'utf8')).toBe(`${process.ppid}\n`)
  })

  it('refuses a folder that this process has, and one whose lock is being written', () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`)
    unlock()
    writeFileSync(lock, '')
    expect(() => lockFolder(folder)).toThrow('in use by another process')
  })

  it.each([
    ['a process that is gone', gone],
    ['a process before this one, with the same pid', () => process.pid],
  ])('takes over from %s', (_, pid) => {
    writeFileSync(lock, `${pid()}\n`)
    lockFolder(folder)()
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes away its own lock alone', () => {
    const unlock = lockFolder(folder)
    writeFileSync(lock, `${process.ppid}\n`)
    unlock()
    expect(readdirSync(folder)).toEqual(['bookshop.lock'])
  })
})

describe('openDb', () => {
  it('locks its folder until it is closed', async () => {
    const db = await openDb({ folder, seed: false })
    await expect(openDb({ folder, seed: false })).rejects.toThrow('is in use by process')
    await db.close()
    expect(readdirSync(folder)).not.toContain('bookshop.lock')
  }, 60_000)

  it('leaves no lock when it cannot open', async () => {
    writeFileSync(join(folder, 'PG_VERSION'), 'none')
    await expect(openDb({ folder, seed: false })).rejects.toThrow('PGlite')
    expect(readdirSync(folder)).not.toContain('bookshop.lock')
  }, 60_000)
})
