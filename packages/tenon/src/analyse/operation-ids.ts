/** A tree path in camelCase: `books.get` → `booksGet`, `admin.sign-in` → `adminSignIn`. */
export function camelCase(treePath: string): string {
  const [first = '', ...rest] = treePath.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capitalised).join('');
}

/** The same in PascalCase, the start of names for anonymous schemas. */
export function pascalCase(treePath: string): string {
  return capitalised(camelCase(treePath));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
