import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The locks of this process. Another one with its pid was left by a process before it. */
const ours = new Set<string>()

/**
 * Keeps other processes out of a folder of the embedded database, which would not notice them and lose what was
 * written. Shape: what takes the lock away. Throws: Error when a living process has the folder.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'bookshop.lock')
  if (!created(path)) {
    removeStale(folder, path)
    if (!created(path)) throw inUse(folder, path)
  }
  ours.add(path)
  return () => {
    ours.delete(path)
    if (ownerOf(path) === process.pid) rmSync(path)
  }
}

/** Creates the lock; false when it is there. */
function created(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Takes away a lock whose process is gone. Of two that do so at once, the second one puts back what it took from the first. */
function removeStale(folder: string, path: string): void {
  if (!isStale(path)) throw inUse(folder, path)
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (isStale(aside)) return rmSync(aside)
  renameSync(aside, path)
  throw inUse(folder, path)
}

/** The process in a lock; null while there is none in it. */
function ownerOf(path: string): number | null {
  try {
    const owner = Number(readFileSync(path, 'utf8'))
    return Number.isSafeInteger(owner) && owner > 0 ? owner : null
  } catch {
    return null
  }
}

/** A lock without a process in it is being written. */
function isStale(path: string): boolean {
  const owner = ownerOf(path)
  if (owner === null) return false
  return owner === process.pid ? !ours.has(path) : !isRunning(owner)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else: it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function inUse(folder: string, path: string): Error {
  const owner = ownerOf(path)
  const who = owner === null ? 'another process' : `process ${owner}`
  return new Error(
    `The folder ${folder} is in use by ${who}: stop it, choose another DATABASE_FOLDER, or set DATABASE_URL. ` +
      `(Where that is no bookshop, delete ${path}.)`,
  )
}
