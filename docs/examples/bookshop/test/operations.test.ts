import { testApp } from 'tenon/testing'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { app } from '../src/app.ts'

vi.stubEnv('DATABASE_URL', 'memory:')
const shop = testApp(app)
beforeAll(() => shop.fetch('/livez')) // opens the database
afterAll(() => shop.close())

it('is ready when its database answers', async () => {
  const answers = await Promise.all(['/livez', '/readyz'].map((path) => shop.fetch(path)))
  expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ status: 'live' }, { status: 'ready' }])
})

it('is not ready when it does not', async () => {
  const broken = { execute: () => Promise.reject(new Error('connection refused')) }
  const other = testApp(app, { plugins: { db: broken } })
  const answer = await other.fetch('/readyz')
  expect([answer.status, await answer.json()]).toEqual([503, { status: 'failing' }])
  await other.close()
})

it('tells its metrics to staff alone', async () => {
  const { status } = await shop.fetch('/books/1')
  const as = (token: string) => shop.fetch('/metrics', { headers: { authorization: `Bearer ${token}` } })
  const tokens = ['bookshop-demo-customer-token', 'wrong', 'bookshop-demo-staff-token']
  const answers = await Promise.all(tokens.map(as))
  expect([status, ...answers.map((answer) => answer.status)]).toEqual([200, 403, 401, 200])
  expect(await answers[2]?.text()).toMatch(/duration_seconds_count\{.*http_route="\/books\/\{id\}".*"200"\} 1\n/)
})

it('gives every request an id', async () => {
  const ids = await Promise.all(
    ['/books/1', '/nothing'].map(async (path) => (await shop.fetch(path)).headers.get('x-request-id')),
  )
  expect(new Set(ids).size).toBe(2)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
})
