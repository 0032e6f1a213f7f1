import { openapi } from 'tenon';
import { serve, type RunningServer } from 'tenon/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from '../../../docs/examples/bookshop/src/app.ts';
import { ownRecipes } from './recipes.mjs';
import { expectedReport } from './report.mjs';
import { visit } from './visit.mjs';

// The generators of other languages are `npm run test:clients`: they install compilers' worth of packages.
describe('a generated client sees in the running bookshop what is there', { timeout: 120_000 }, () => {
  let server: RunningServer;
  let shop: string;
  beforeAll(async () => {
    vi.stubEnv('DATABASE_URL', 'memory:');
    server = await serve(app, { port: 0, host: '127.0.0.1', signals: false, announce: false });
    shop = `http://127.0.0.1:${server.port}`;
  }, 90_000);
  afterAll(async () => {
    await server.close();
    vi.unstubAllEnvs();
  });

  it.each(ownRecipes.map((recipe) => [recipe.name, recipe] as const))('by %s', async (name, recipe) => {
    const document = JSON.stringify(await openapi(app, { version: recipe.document }));
    expect(await visit(recipe, { shop, document })).toEqual(await expectedReport(shop, name));
  });
});
