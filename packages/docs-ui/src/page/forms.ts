type SampleOf = (schema: unknown, ...more: unknown[]) => unknown;

interface React {
  createElement(type: unknown, props: object): unknown;
}
interface IncludeEmptyProps {
  readonly isIncludedOptions?: object;
}

/**
 * Forms send what the reader filled in, as a plugin of Swagger UI. Without it a list of files holds a text before the first
 * file, and a field that was left empty is sent as an empty text.
 */
export function formsPlugin(): object {
  return {
    afterLoad(this: { readonly fn: { getSampleSchema: SampleOf } }) {
      const sampleOf = this.fn.getSampleSchema;
      this.fn.getSampleSchema = (schema, ...more) => (isListOfFiles(schema) ? [] : sampleOf(schema, ...more));
    },
    wrapComponents: {
      ParameterIncludeEmpty:
        (Original: unknown, { React }: { readonly React: React }) =>
        (props: IncludeEmptyProps) =>
          React.createElement(Original, { ...props, isIncludedOptions: { ...props.isIncludedOptions, defaultValue: false } }),
    },
  };
}

/** Whether a schema is an array of binary strings; Swagger UI's schemas may be Immutable.js maps. */
export function isListOfFiles(schema: unknown): boolean {
  const plain = hasToJs(schema) ? schema.toJS() : schema;
  if (!isObject(plain) || !isObject(plain['items'])) return false;
  const { format, contentMediaType, contentEncoding } = plain['items'];
  return plain['type'] === 'array' && contentEncoding === undefined && (format === 'binary' || contentMediaType === 'application/octet-stream');
}

function hasToJs(value: unknown): value is { toJS(): unknown } {
  return isObject(value) && typeof value['toJS'] === 'function';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
