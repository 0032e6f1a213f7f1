import type { Rules } from '../rule.ts';
import type { Site, Survey } from '../survey.ts';

/** Paths and their parameters. */
export const paths = {
  'path-slash-missing': {
    severity: 'error',
    summary: 'A path does not start with a slash',
    advice: 'start it with /: it is appended to the URL of the server as it is',
    *find(survey) {
      for (const { path, key } of itemsIn(survey)) if (!key.startsWith('/')) yield { path, message: `${JSON.stringify(key)} does not start with /` };
    },
  },
  'path-query': {
    severity: 'error',
    summary: 'A path holds a query or a fragment',
    advice: 'declare query parameters instead: a path template has neither ? nor #',
    *find(survey) {
      for (const { path, key } of itemsIn(survey))
        if (/[?#]/.test(foreignless(key))) yield { path, message: `the path ${key} holds a ${key.includes('?') ? 'query' : 'fragment'}` };
    },
  },
  'path-syntax-foreign': {
    severity: 'error',
    summary: 'A path has the syntax of a framework in place of {name}',
    advice: 'write each variable as {name}, and its pattern in the schema of the parameter; one variable cannot span segments',
    *find(survey) {
      for (const { path, key } of itemsIn(survey)) {
        const foreign = foreignSyntax(key);
        if (foreign !== null) yield { path, message: `${foreign} in ${key} is the syntax of a framework: clients send it as it is` };
      }
    },
  },
  'path-ambiguous': {
    severity: 'error',
    summary: 'Two paths differ in the names of their variables only',
    advice: 'make one path of them: nobody can tell which one a request means',
    *find(survey) {
      const first = new Map<string, string>();
      for (const { path, key } of itemsIn(survey)) {
        const shape = key.replaceAll(/\{[^}]*\}/g, '{}');
        const known = first.get(shape);
        if (known === undefined) first.set(shape, key);
        else yield { path, message: `${key} is the same as ${known}` };
      }
    },
  },
  'path-trailing-slash-twin': {
    severity: 'warning',
    summary: 'Two paths differ in a slash at the end only',
    advice: 'keep one, and redirect the other: callers mix them up',
    *find(survey) {
      const keys = new Set(itemsIn(survey).map(({ key }) => key));
      for (const { path, key } of itemsIn(survey))
        if (key.length > 1 && key.endsWith('/') && keys.has(key.slice(0, -1))) yield { path, message: `${key} and ${key.slice(0, -1)} are two paths` };
    },
  },
  'path-variable-repeated': {
    severity: 'error',
    summary: 'A path has one variable twice',
    advice: 'give each its own name',
    *find(survey) {
      for (const { path, key } of itemsIn(survey)) {
        const twice = variablesOf(key).find((name, index, all) => all.indexOf(name) < index);
        if (twice !== undefined) yield { path, message: `${key} has {${twice}} twice` };
      }
    },
  },
  'path-parameter-undeclared': {
    severity: 'error',
    summary: 'A variable of a path is declared by no parameter',
    advice: 'declare it: "in": "path", "required": true',
    *find({ operations }) {
      for (const { path, key, label, under, parameters } of operations) {
        if (under !== 'paths' || foreignSyntax(key) !== null) continue;
        const declared = parameters.filter(({ place }) => place === 'path').map(({ name }) => name);
        for (const name of new Set(variablesOf(key)))
          if (!declared.includes(name)) yield { path, message: `{${name}} of ${label} is declared by no parameter` };
      }
    },
  },
  'path-parameter-unused': {
    severity: 'error',
    summary: 'A path parameter has no place in the path',
    advice: 'put {name} into the path, or remove the parameter',
    *find({ operations }) {
      const told = new Set<string>();
      for (const { key, under, parameters } of operations) {
        if (under !== 'paths' || foreignSyntax(key) !== null) continue;
        const variables = variablesOf(key);
        for (const { name, place, path } of parameters) {
          if (place !== 'path' || variables.includes(name) || told.has(path.join('/'))) continue;
          told.add(path.join('/'));
          yield { path, message: `${key} has no {${name}}` };
        }
      }
    },
  },
  'path-parameter-optional': {
    severity: 'error',
    summary: 'A path parameter is not required',
    advice: 'say "required": true, as the specification demands; where it may be absent, there are two paths',
    *find({ sites }) {
      for (const { path, value } of sites('Parameter'))
        if (value['in'] === 'path' && value['required'] !== true)
          yield { path, message: `the path parameter ${JSON.stringify(value['name'])} is not required` };
    },
  },
} as const satisfies Rules;

function itemsIn({ sites }: Survey): readonly (Site & { readonly key: string })[] {
  return sites('PathItem')
    .filter(({ found }) => found.parent?.kind === 'Paths')
    .map((site) => ({ ...site, key: String(site.path.at(-1)) }));
}

function variablesOf(key: string): readonly string[] {
  return [...key.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** Regexps and optional marks belong to another rule. */
function foreignless(key: string): string {
  return foreignSyntax(key) === null ? key : '';
}

/** A variable as routers write it: `:id`, `<int:id>`, `*`, `[id]`, `{id:\d+}`, `{id?}`, `(\d+)`. */
function foreignSyntax(key: string): string | null {
  const outside = key.replaceAll(/\{[A-Za-z0-9_.~$@-]*\}/g, '{}');
  // A colon inside a segment is a custom verb: /books:search. OData has parentheses: /books({id}).
  const match = /(?<=\/):[A-Za-z_]\w*[?*+]?|<[^>/]*>|\[[^\]/]*\]|\{[^}]+\}|\([^)]*[\\*+|?^$[][^)]*\)|(?<=^|\/)[^/]*\*[^/]*/.exec(outside);
  return match === null ? null : match[0];
}
