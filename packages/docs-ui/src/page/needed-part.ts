type Json = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/**
 * The part of a document that is needed to resolve what stands at a path: that, what it refers to, and what holds for all.
 * The whole document where references leave it, or are more than pointers.
 * Shape: (document, ['paths', '/books', 'get'], 'https://host/openapi.json') → a document.
 */
export function neededPart(document: Json, path: Path, base: string): Json {
  const [root, name = ''] = path;
  if (path.length < 2 || (root !== 'components' && root !== 'paths')) return document;
  const { paths = {}, components = {}, webhooks: _webhooks, ...shared } = document;
  const part = { paths: {} as Record<string, unknown>, components: {} as Record<string, Record<string, unknown>> };
  const queue: (Path | null)[] = [['components', 'securitySchemes'], ...refsIn(shared, base)];
  if (root === 'components') queue.push(path);
  else {
    // The parameters of a path hold for its operations.
    const item = entriesOf(at(paths, [name])).filter(([key]) => path.length === 2 || key === path[2] || !methods.has(key));
    define(part.paths, name, Object.fromEntries(item));
    queue.push(...refsIn(item, base));
  }
  const copied = new Set<string>();
  for (const next of queue) {
    if (next === null) return document;
    const whole = next.slice(0, next[0] === 'components' ? 3 : 2);
    const key = JSON.stringify(whole);
    if (copied.has(key)) continue;
    copied.add(key);
    const value = at({ paths, components }, whole);
    if (value === undefined) continue;
    put(part, whole, value);
    queue.push(...refsIn(value, base));
  }
  return { ...shared, ...part };
}

/** The pointers that references below a value name; `null` for each that is no pointer into the document. */
function refsIn(value: unknown, base: string): (Path | null)[] {
  return entriesOf(value).flatMap(([key, member]) => {
    if (key === '$ref' && typeof member === 'string') return [toPath(member, base)];
    if ((key === '$id' || key === '$dynamicRef' || key === '$anchor') && typeof member === 'string') return [null];
    if (key === 'mapping') return entriesOf(member).flatMap(([, target]) => (typeof target === 'string' ? [mappedPath(target, base)] : refsIn(target, base)));
    return refsIn(member, base);
  });
}

function toPath(reference: string, base: string): Path | null {
  const local = reference.startsWith(`${base}#`) ? reference.slice(base.length) : reference;
  if (!/^#\/(?:components|paths)\//.test(local)) return null;
  try {
    const parts = local.slice(2).split('/').map(decodeURIComponent);
    return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return null;
  }
}

// A discriminator names a component or refers to one.
function mappedPath(target: string, base: string): Path | null {
  return /^[\w.-]+$/.test(target) ? ['components', 'schemas', target] : toPath(target, base);
}

function put(
  part: { readonly paths: Record<string, unknown>; readonly components: Record<string, Record<string, unknown>> },
  path: Path,
  value: unknown,
): void {
  const [root, group = '', name] = path;
  if (root === 'paths') define(part.paths, group, value);
  else if (name === undefined) define(part.components, group, { ...(value as object) }); // a group of components is an object
  else {
    if (!Object.hasOwn(part.components, group)) define(part.components, group, {});
    define(part.components[group] ?? {}, name, value);
  }
}

// Not by assignment: a name may be `__proto__`.
function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
}

function entriesOf(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
