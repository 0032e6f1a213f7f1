import { createClient, manifestOf, openapi } from 'tenon'
import type { Client } from 'tenon/client'
import { testApp } from 'tenon/testing'
import { app } from '../src/app.ts'

/** A bookshop that notes what it answered. */
export interface RecordedShop {
  readonly client: Client<(typeof app)['routes']>
  fetch(target: string, init?: RequestInit): Promise<Response>
  /** `GET /books/{id} 404`, for every answer so far. */
  readonly answers: ReadonlySet<string>
  close(): Promise<void>
}

/** Opens the shop without a socket. */
export function openRecordedShop(): RecordedShop {
  const shop = testApp(app)
  const manifest = manifestOf(app)
  const operationOf = operationFinder(Object.values(manifest.routes))
  const answers = new Set<string>()
  const fetch = async (target: string, init: RequestInit = {}) => {
    const response = await shop.fetch(target, init)
    answers.add(`${operationOf(init.method ?? 'GET', target)} ${response.status}`)
    return response
  }
  const client = createClient<typeof app>(manifest, {
    baseUrl: 'http://shop.test',
    fetch: (input, init) => fetch(String(input), init),
  })
  return { client, fetch, answers, close: shop.close }
}

/** What any operation may answer, whatever it does. */
const common = new Set(['400', '406', '413', '414', '415', '422', '431', '500', '503', '504'])

/** What each operation itself may answer, in the form of `answers`. */
export async function declaredAnswers(): Promise<string[]> {
  const { paths = {} } = await openapi(app)
  return Object.entries(paths).flatMap(([path, operations = {}]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      Object.keys(typeof operation === 'object' && 'responses' in operation ? operation.responses : {})
        .filter((status) => !common.has(status))
        .map((status) => `${method.toUpperCase()} ${path} ${status}`),
    ),
  )
}

function operationFinder(operations: readonly { readonly method: string; readonly path: string }[]) {
  const patterns = operations.map(({ method, path }) => ({
    operation: `${method} ${path}`,
    pattern: new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  // Fewer names first: /orders/all is not /orders/{id}.
  const ordered = patterns.toSorted((a, b) => a.operation.split('{').length - b.operation.split('{').length)
  return (method: string, target: string): string => {
    const line = `${method} ${new URL(target, 'http://shop.test').pathname}`
    return ordered.find(({ pattern }) => pattern.test(line))?.operation ?? line
  }
}
