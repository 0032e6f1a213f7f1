import { expect, it } from 'vitest';
import { HttpError } from './errors.ts';

it('takes no stack for an answer that is an Error otherwise', () => {
  const error = new HttpError(404, 'route.not-found', 'Nothing is here');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'HttpError', message: 'Nothing is here', status: 404, headers: {} });
  expect(String(error)).toBe('HttpError: Nothing is here');
  expect((error as Error).stack).toBeUndefined();
});
