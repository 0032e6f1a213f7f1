import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('..', import.meta.url))
const command = `${folder}/node_modules/@tenon/cli/bin/tenon.mjs`
const isBuilt = existsSync(`${folder}/node_modules/@tenon/cli/dist/bin.js`)

// What the command itself does is tested where it is written.
describe.skipIf(!isBuilt)('the generated client (skipped until the packages are built: npm run build)', () => {
  it('is what the bookshop of today makes of it', () => {
    const words = ['client', '../bookshop/src/app.ts', '-o', 'src/client/generated', '--check']
    const { status, stderr } = spawnSync(process.execPath, [command, ...words], { cwd: folder, encoding: 'utf8' })
    expect(status, `${stderr}\nIn ${folder}: npm run client`).toBe(0)
  }, 60_000)
})
