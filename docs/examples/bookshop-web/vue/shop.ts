import { createClient } from 'tenon/client'
import { manifest } from '../src/client/generated/manifest.ts'
import type { App } from '../src/client/generated/types.ts'

/** The bookshop. */
export const shop = createClient<App>(manifest, { baseUrl: '/api' })
