import { delegatesOf } from '../emit/checker/delegates.ts';
import type { Code } from '../support/code.ts';
import type { Spell } from '../support/module-text.ts';

/** Spells validators that Ajv compiled by `asText`, which is given the schema as JSON. */
export function spellingAjv(spell: Spell, code: Code, asText: (schema: string) => string): Spell {
  return (value) => {
    const found = [...delegatesOf(code)].find(([, delegate]) => delegate === value);
    return found === undefined ? spell(value) : asText(found[0]);
  };
}
