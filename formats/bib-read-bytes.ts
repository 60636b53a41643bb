/** The text of a bibliography's bytes: UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, else Windows-1252, which old files are in. */
export function decodeBib(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
