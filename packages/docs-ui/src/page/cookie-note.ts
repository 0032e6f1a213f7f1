interface Props {
  readonly name: string;
  readonly schema: { get(key: string): unknown };
}
interface React {
  createElement(type: unknown, props: object | null, ...children: unknown[]): unknown;
}

/** Says at cookies what a page can do about them, as a plugin of Swagger UI: its own field has no effect, since pages may not set that header. */
export function cookieNotePlugin(): object {
  return {
    wrapComponents: {
      apiKeyAuth:
        (Original: unknown, { React }: { readonly React: React }) =>
        (props: Props) =>
          props.schema.get('in') === 'cookie' ? cookieNote(React, props) : React.createElement(Original, props),
    },
  };
}

function cookieNote({ createElement }: React, { name, schema }: Props): unknown {
  const cookie = createElement('code', null, schema.get('name'));
  return createElement(
    'div',
    { className: 'docs-cookie' },
    createElement('h4', null, createElement('code', null, name), ' (a cookie)'),
    createElement(
      'p',
      null,
      'Nothing to fill in: a page may not set the cookie ',
      cookie,
      ' for a call. Sign in to the application in this browser, and it is sent.',
    ),
  );
}
