import { AwsV4Signer } from 'aws4fetch';
import type { Answer, Asked, Send } from './http';
import { sha256, textOf } from './packing';
import type { Bucket } from './s3-store';
import { TargetError } from './target-error';
import { textIn } from './xml';

/** Refusals in which the server says what was wrong with the signature, and 501 for a condition it does not know. */
const TELLING = [400, 403, 501];

const NOTHING = new Uint8Array();

/** One name of a path as signatures want it (RFC 3986): `encodeURIComponent` leaves five signs. */
export const encoded = (name: string) =>
  encodeURIComponent(name).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The code of an error, such as `NoSuchKey`; '' when there is none. */
export const codeOf = ({ bytes }: Answer) => textIn(textOf(bytes.subarray(0, 64 * 1024)), 'Code');

/** Signs requests with Signature Version 4 and sends them; what a server says of its region and the time is believed once. */
export function signing({ region, accessKey, secretKey }: Bucket, send: Send, now: () => number) {
  let regionNow = region;
  let skew = 0;
  const cache = new Map<string, ArrayBuffer>();

  const once = async (method: string, url: string, { headers, body = NOTHING, ...asked }: Asked) => {
    const signer = new AwsV4Signer({
      method,
      url,
      headers: { ...headers, 'x-amz-content-sha256': await sha256(body as Uint8Array<ArrayBuffer>) },
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      service: 's3',
      region: regionNow,
      datetime: new Date(now() + skew).toISOString().replace(/[:-]|\.\d{3}/g, ''),
      cache,
    });
    const signed = await signer.sign();
    const isSent = method === 'PUT';
    return send(method, url, { ...asked, headers: Object.fromEntries(signed.headers), ...(isSent && { body }), meant: TELLING });
  };

  /** Whether the refusal says what to put right, which is done then. */
  const putRight = (answer: Answer): boolean => {
    const text = textOf(answer.bytes);
    const code = codeOf(answer);
    const theirs = textIn(text, 'Region');
    const time = Date.parse(textIn(text, 'ServerTime') || (answer.headers.get('date') ?? ''));
    if (code === 'AuthorizationHeaderMalformed' && /^[a-z0-9-]{1,40}$/.test(theirs) && theirs !== regionNow) regionNow = theirs;
    else if (code === 'RequestTimeTooSkewed' && skew === 0 && Number.isFinite(time)) skew = time - now();
    else return false;
    return true;
  };

  return async (method: string, url: string, asked: Asked = {}): Promise<Answer> => {
    let answer = await once(method, url, asked);
    // First the region, then the time: each at most once.
    for (let n = 0; n < 2 && (answer.status === 400 || answer.status === 403) && putRight(answer); n++)
      answer = await once(method, url, asked);
    if (answer.status === 403) throw new TargetError('auth', 'It answered 403.');
    if (answer.status === 400) throw new TargetError('refused', 'It answered 400.');
    return answer;
  };
}
