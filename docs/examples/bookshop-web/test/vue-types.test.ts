import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('..', import.meta.url))
const compiler = `${folder}/node_modules/vue-tsc/bin/vue-tsc.js`
const isBuilt = existsSync(`${folder}/node_modules/tenon/dist/client/index.d.ts`)

// TypeScript alone, which checks all else here, does not read .vue files.
describe.skipIf(!isBuilt)('the page in Vue (skipped until the packages are built: npm run build)', () => {
  it('type-checks, its template too', () => {
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', 'vue', '--noEmit'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(status, stdout).toBe(0)
  }, 60_000)
})
