/** Data from its JSON text, parsed when it is first asked for. */
export function late<Data>(text: string): () => Data {
  let data: { readonly value: Data } | null = null;
  return () => (data ??= { value: JSON.parse(text) as Data }).value; // what the build printed
}
