import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { proxy } from './proxy.config.ts'

// What a script from elsewhere would need to reach the token in sessionStorage. Any server can send it.
const headers = { 'content-security-policy': "default-src 'self'; base-uri 'none'; frame-ancestors 'none'" }

export default defineConfig({
  plugins: [react()],
  server: { port: Number(process.env['PORT'] ?? 5173), proxy },
  preview: { proxy, headers },
  // Without it small files become data: addresses, which the policy refuses.
  build: { assetsInlineLimit: 0 },
})
