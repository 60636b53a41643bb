/** Basic authentication of a name and a password in UTF-8 (RFC 7617). */
export function basic(user: string, password: string): string {
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${password}`)))}`;
}

/** A tag that promises that two files with it are the same, byte for byte; weak ones do not. */
export const strongTag = (headers: Headers): string | undefined => {
  const tag = headers.get('etag');
  return tag && !tag.startsWith('W/') ? tag : undefined;
};
