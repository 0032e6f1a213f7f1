/** What the generated functions call: it knows where the shop is. */
export async function shopFetch<Answer>(path: string, options?: RequestInit): Promise<Answer> {
  const response = await fetch(`${process.argv[2]}${path}`, options);
  const text = await response.text();
  return { data: text === '' ? undefined : JSON.parse(text), status: response.status, headers: response.headers } as Answer;
}
