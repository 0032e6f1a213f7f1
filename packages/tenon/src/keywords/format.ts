import type { Emit } from './emitter.ts';
import type { Explain } from './explainer.ts';
import { formatOf } from './formats.ts';

/** Code for `format`; an unknown format is an annotation. */
export const emitFormat: Emit = ({ format }, { writer, value, kind }) => {
  const known = formatOf(format);
  return known === undefined || known.kind !== kind ? null : `${writer.constant('isFormat', known.test)}(${value})`;
};

/** Explains `format`. */
export const explainFormat: Explain = ({ format }, place) => {
  const known = formatOf(format);
  if (format === undefined || known === undefined || known.kind !== typeof place.value || known.test(place.value)) return;
  place.fail('format', `must be a valid ${format}`, { format });
};
