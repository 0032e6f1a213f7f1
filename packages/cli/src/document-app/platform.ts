/** A value that a class of the platform holds: printed client types name the class. */
export function platform(name: 'ArrayBuffer' | 'Blob' | 'FormData' | 'ReadableStream' | 'Uint8Array' | 'URLSearchParams'): {
  readonly [keyword: string]: unknown;
} {
  return { 'x-tenon-class': name };
}
