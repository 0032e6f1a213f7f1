import { isObject, memberOf, type Json } from '../../document/json.ts';
import { namesIn, pointerOfReference } from '../../document/pointer.ts';
import type { Reference } from '../references.ts';
import type { Rules, Path } from '../rule.ts';
import type { Survey } from '../survey.ts';

/** References and what they lead to. */
export const references = {
  'reference-dangling': {
    severity: 'error',
    summary: 'A reference leads nowhere',
    advice: 'correct the pointer, or add what it names',
    *find({ references: all }) {
      for (const { path, text, isLocal, target, from } of all)
        if (isLocal && target === undefined && from.kind !== 'Discriminator') yield { path, message: `there is nothing at ${text}` };
    },
  },
  'reference-external': {
    severity: 'hint',
    summary: 'A reference leads to another document',
    advice: 'bundle the documents: what stands elsewhere was not looked at, and many tools cannot follow',
    *find({ references: all }) {
      for (const { path, text, isLocal, from } of all)
        if (!isLocal && from.kind !== 'Discriminator') yield { path, message: `${text} is outside this document` };
    },
  },
  'reference-kind': {
    severity: 'error',
    summary: 'A reference leads to an object of another kind',
    advice: 'refer to the right section of components',
    *find(survey) {
      for (const reference of survey.references) {
        const kind = wrongKind(survey, reference);
        if (kind !== null) yield { path: reference.path, message: `${reference.text} is a ${kind}, and a ${reference.kind} must be here` };
      }
    },
  },
  'reference-circle': {
    severity: 'error',
    summary: 'References lead in a circle, and to nothing',
    advice: 'let one of them be the object itself',
    *find(survey) {
      const next = new Map(survey.references.map(({ text, target }) => [text, memberOf(target, '$ref')]));
      for (const { path, text } of survey.references) if (isCircle(next, text)) yield { path, message: `${text} leads back to itself` };
    },
  },
  'component-unused': {
    severity: 'warning',
    summary: 'A component is used nowhere',
    advice: 'remove it, or what should refer to it forgot to',
    *find(survey) {
      const used = usedComponents(survey);
      for (const { path, name } of componentsIn(survey)) if (!used.has(path.slice(1).join('/'))) yield { path, message: `${name} is used nowhere` };
    },
  },
  'component-name-illegal': {
    severity: 'error',
    summary: 'The name of a component has characters that the specification forbids',
    advice: 'use letters, digits, ., - and _',
    *find(survey) {
      for (const { path, name } of componentsIn(survey))
        if (!/^[A-Za-z0-9._-]+$/.test(name)) yield { path, message: `${JSON.stringify(name)} is no name of a component` };
    },
  },
  'component-name-dash': {
    severity: 'hint',
    summary: 'The name of a schema has a character that no class name has',
    advice: 'use PascalCase, as in BookInput: generators rename it, or fail',
    *find(survey) {
      for (const { path, name } of componentsIn(survey))
        if (path[1] === 'schemas' && /[-.]/.test(name) && /^[A-Za-z0-9._-]+$/.test(name)) yield { path, message: `${name} is no name of a class` };
    },
  },
} as const satisfies Rules;

function componentsIn({ sites }: Survey): readonly { readonly path: Path; readonly name: string }[] {
  const [components] = sites('Components');
  return Object.entries(components?.value ?? {}).flatMap(([section, map]) =>
    section.startsWith('x-') || !isObject(map) ? [] : Object.keys(map).map((name) => ({ path: ['components', section, name], name })),
  );
}

/** What stands at a place that the specification does not know is of no kind. */
function wrongKind({ found }: Survey, { target, kind }: Reference): string | null {
  if (!isObject(target)) return null;
  const there = found(target)?.kind;
  return there === undefined || there === kind ? null : there;
}

/** Whether following a reference comes back to where it has been. */
function isCircle(next: ReadonlyMap<string, Json | undefined>, start: string): boolean {
  const seen = new Set<Json>([start]);
  for (let text = next.get(start); typeof text === 'string'; text = next.get(text)) {
    if (seen.has(text)) return true;
    seen.add(text);
  }
  return false;
}

/** Sections and names: `schemas/Book`. */
function usedComponents({ reach, references: all, sites }: Survey): ReadonlySet<string> {
  // The target of a reference may be inside a component, or a plain `true`.
  const named = all.filter(({ from, isLocal }) => isLocal && reach.used.has(from)).map(({ text }) => namesIn(pointerOfReference(text) ?? ''));
  const reached = [...reach.used].map(({ path }) => path);
  const schemes = sites('SecurityRequirement').flatMap(({ value }) => Object.keys(value).map((name) => ['components', 'securitySchemes', name]));
  return new Set([...named, ...reached, ...schemes].filter(([root]) => root === 'components').map(([, section, name]) => `${section}/${name}`));
}
