export default {
  shop: {
    input: 'openapi.json',
    output: {
      target: 'shop.ts',
      client: 'fetch',
      override: { mutator: { path: 'shop-fetch.ts', name: 'shopFetch', extension: '.js' } },
    },
  },
};
