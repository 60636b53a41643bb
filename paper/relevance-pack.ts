import type { RelevanceModel, TagModel } from './relevance';

type Numbers = Uint32Array | Float32Array | Uint16Array;

/** A model as plain JSON, whose numbers are packed in base64: messages between contexts carry no typed arrays. */
export type PackedModel = Omit<RelevanceModel, 'vocabulary' | 'weights' | 'tags'> & {
  hashes: string;
  rarity: string;
  weights: string;
  tags: (Omit<TagModel, 'columns' | 'weights'> & { columns: string; weights: string })[];
};

/** Bytes turned into letters at a time: more arguments than this no function takes. */
const SLICE = 8192;

function packNumbers({ buffer, byteOffset, byteLength }: Numbers): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let letters = '';
  for (let at = 0; at < bytes.length; at += SLICE) letters += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(letters);
}

function bytesOf(text: string): ArrayBuffer {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return bytes.buffer;
}

/** A model as it can be sent. */
export function pack({ vocabulary, weights, tags, ...rest }: RelevanceModel): PackedModel {
  return {
    ...rest,
    hashes: packNumbers(vocabulary.hashes),
    rarity: packNumbers(vocabulary.rarity),
    weights: packNumbers(weights),
    tags: tags.map((tag) => ({ ...tag, columns: packNumbers(tag.columns), weights: packNumbers(tag.weights) })),
  };
}

/** A model as it was before it was sent; throws RangeError when its parts do not belong together. */
export function unpack({ hashes, rarity, weights, tags, ...rest }: PackedModel): RelevanceModel {
  const model: RelevanceModel = {
    ...rest,
    vocabulary: { hashes: new Uint32Array(bytesOf(hashes)), rarity: new Float32Array(bytesOf(rarity)) },
    weights: new Float32Array(bytesOf(weights)),
    tags: tags.map((tag) => ({
      ...tag,
      columns: new Uint16Array(bytesOf(tag.columns)),
      weights: new Float32Array(bytesOf(tag.weights)),
    })),
  };
  const { length } = model.vocabulary.hashes;
  const whole = [model.vocabulary.rarity, model.weights].every((one) => one.length === length);
  if (!whole || model.tags.some((tag) => tag.columns.length !== tag.weights.length)) throw new RangeError('parts of a model are missing');
  return model;
}
