/** The bookshop allows no other origin, so the browser asks where the page came from: /api/books is its /books. */
export const proxy = {
  '/api': {
    target: process.env['BOOKSHOP_URL'] ?? 'http://localhost:3000',
    rewrite: (path: string) => path.replace(/^\/api/, ''),
  },
}
