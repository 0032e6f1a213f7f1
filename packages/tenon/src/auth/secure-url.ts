/** A URL that tokens may go to. Throws: TypeError when it is neither https nor of this machine. */
export function secureUrl(text: string | URL, what: string): URL {
  const url = new URL(text);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) return url;
  throw new TypeError(`${what} is reached by https, or is on this machine: ${url.href} is neither`);
}

/** Whether a URL leads to this machine, in the clear. */
export function isLoopback({ hostname, protocol }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
