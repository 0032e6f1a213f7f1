import type { Tag } from '../../shapes/documentation.ts';
import type { Plan } from '../../shapes/plan.ts';
import type { Dialect } from './dialect.ts';
import { byText, lines, present, type JsonObject } from './json.ts';
import type { DocumentSetting } from './setting.ts';
import { externalDocsOf } from './texts.ts';

/** Tags in use: those that the api declares in its order, then the others by name. A tag is in use when one below it is. */
export function tagsOf(plan: Plan, setting: DocumentSetting): readonly JsonObject[] | undefined {
  const all = usedTags(plan, setting).map((tag) => tagOf(tag, setting.dialect));
  return all.length === 0 ? undefined : all;
}

/** Before 3.2, how Redoc and Scalar are told which tags belong together: `x-tagGroups`. */
export function tagGroupsOf(plan: Plan, setting: DocumentSetting): readonly JsonObject[] | undefined {
  if (setting.dialect.has.query) return undefined;
  const tags = usedTags(plan, setting);
  const parents = tags.filter(({ name }) => tags.some(({ parent }) => parent === name));
  if (parents.length === 0) return undefined;
  const groups = parents.map(({ name, summary }) => ({
    name: summary ?? name,
    tags: [name, ...tags.filter(({ parent }) => parent === name).map((tag) => tag.name)],
  }));
  const grouped = new Set(groups.flatMap((group) => group.tags));
  // What is in no group would not be shown.
  const others = tags.filter(({ name }) => !grouped.has(name)).map(({ name, summary }) => ({ name: summary ?? name, tags: [name] }));
  return [...groups, ...others];
}

function usedTags({ tags }: Plan, { routes, webhooks }: DocumentSetting): readonly Tag[] {
  const callbacks = routes.flatMap(({ notes }) => notes.callbacks.map(({ webhook }) => webhook));
  const used = new Set([...routes, ...webhooks, ...callbacks].flatMap((operation) => operation.tags));
  const parents = new Map(tags.map(({ name, parent }) => [name, parent]));
  for (const name of used) {
    const parent = parents.get(name);
    if (parent !== undefined) used.add(parent); // a set is walked to what is added on the way
  }
  const declared = tags.filter(({ name }) => used.delete(name));
  return [...declared, ...[...used].sort(byText).map((name) => ({ name }))];
}

function tagOf({ name, summary, description, externalDocs, parent, kind, ...extensions }: Tag, { has }: Dialect): JsonObject {
  return present({
    name,
    summary: has.query ? lines(summary) : undefined,
    description: lines(description),
    externalDocs: externalDocsOf(externalDocs),
    parent: has.query ? parent : undefined,
    kind: has.query ? kind : undefined,
    'x-displayName': has.query ? undefined : lines(summary),
    ...extensions,
  });
}
