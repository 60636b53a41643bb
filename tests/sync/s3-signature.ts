import { createHash, createHmac } from 'node:crypto';

/** A request as it came over the wire. */
export interface Wire {
  method: string;
  /** Path and query, as they were sent. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();
const rfc3986 = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

/** What a request's signature should be by Signature Version 4 for S3 (AWS, "Signature Calculations for the Authorization Header"). */
export function signatureOf({ method, url, headers }: Wire, { secretKey, region }: { secretKey: string; region: string }): string {
  const [path = '', query = ''] = url.split('?');
  const signed = /SignedHeaders=([^,]+)/.exec(String(headers.authorization))?.[1]?.split(';') ?? [];
  const time = String(headers['x-amz-date']);
  const canonical = [
    method,
    path
      .split('/')
      .map((part) => rfc3986(decodeURIComponent(part)))
      .join('/'),
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => pair.split('='))
      .map(([name = '', value = '']) => `${rfc3986(decodeURIComponent(name))}=${rfc3986(decodeURIComponent(value))}`)
      .sort()
      .join('&'),
    ...signed.map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}`),
    '',
    signed.join(';'),
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const key = ['s3', 'aws4_request'].reduce<Buffer>(hmac, hmac(hmac(`AWS4${secretKey}`, time.slice(0, 8)), region));
  return hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')).toString('hex');
}

/** The code and status a server refuses a badly signed request with, or undefined when it is signed well. */
export function signatureProblem(
  wire: Wire,
  body: Buffer,
  keys: { accessKey: string; secretKey: string; region: string },
  now: number,
): { status: number; code: string } | undefined {
  const said = String(wire.headers.authorization);
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, id, day, region, names = '', signature] = parts.exec(said) ?? [];
  const signed = names.split(';');
  const mustBeSigned = ['host', ...Object.keys(wire.headers).filter((name) => name.startsWith('x-amz-'))];
  if (!id || mustBeSigned.some((name) => !signed.includes(name)) || [...signed].sort().join(';') !== names)
    return { status: 403, code: 'AccessDenied' };
  if (region !== keys.region) return { status: 400, code: 'AuthorizationHeaderMalformed' };
  if (id !== keys.accessKey) return { status: 403, code: 'InvalidAccessKeyId' };
  const [, date = '', hours = ''] = /^(\d{8})T(\d{6})Z$/.exec(String(wire.headers['x-amz-date'])) ?? [];
  const time = Date.parse(`${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${hours.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`);
  if (date !== day || !(Math.abs(time - now) <= 900_000)) return { status: 403, code: 'RequestTimeTooSkewed' };
  if (wire.headers['x-amz-content-sha256'] !== sha256(body)) return { status: 400, code: 'XAmzContentSHA256Mismatch' };
  return signatureOf(wire, keys) === signature ? undefined : { status: 403, code: 'SignatureDoesNotMatch' };
}
