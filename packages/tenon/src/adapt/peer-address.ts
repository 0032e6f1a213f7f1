/** The other end of a connection, as platforms write it, in canonical text: without a zone, and IPv4 without the IPv6 around it. */
export function peerAddress(text: string | undefined): string | null {
  if (text === undefined || text === '') return null; // a connection that is gone, or no connection of TCP
  const zone = text.indexOf('%');
  const address = zone === -1 ? text : text.slice(0, zone);
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}
