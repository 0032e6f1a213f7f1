import { readFileSync } from 'node:fs'
import { explainRoute } from 'tenon/tooling'
import { expect, it } from 'vitest'
import { app } from '../src/app.ts'

const page = readFileSync(new URL('../../../reference/how-it-is-fast.md', import.meta.url), 'utf8')
const quotations = [...page.matchAll(/^```js explain\n(.*?)^```$/gms)].map(([, text]) => text ?? '')

it('quotes the code of GET /books/{id} as it is emitted', async () => {
  const explained = await explainRoute(app, 'GET /books/{id}')
  const code = explained?.code.replaceAll(/_\d+\b/g, '') ?? ''
  expect(quotations.length).toBeGreaterThan(5)
  for (const quotation of quotations) expect(code).toContain(quotation)
})
