import { TargetError } from './target-error';

const encoder = new TextEncoder();

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
/** Text of UTF-8 bytes; what is none becomes replacement characters. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 in hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>)
    .getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new TargetError('bad-answer', `What was packed there is larger than ${most} bytes.`);
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

export const gzip = (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  through(bytesOf(text), new CompressionStream('gzip'), Number.POSITIVE_INFINITY);

/** The text that was packed. Throws TargetError `bad-answer` when it is no gzip, or unpacks to more than `most` bytes. */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<string> {
  try {
    return textOf(await through(bytes, new DecompressionStream('gzip'), most));
  } catch (error) {
    if (error instanceof TargetError) throw error;
    throw new TargetError('bad-answer', 'What lies there cannot be unpacked.');
  }
}
