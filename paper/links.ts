import type { Alias } from './ids';

/** A page about a paper, or the paper itself. */
export interface PaperLink {
  kind: 'pdf' | 'arxiv' | 'huggingface' | 'alphaxiv' | 'code';
  url: string;
}

const PDFS: readonly [prefix: string, address: (id: string) => string][] = [
  ['arxiv:', (id) => `https://arxiv.org/pdf/${id}`],
  ['openreview:', (id) => `https://openreview.net/pdf?id=${encodeURIComponent(id)}`],
  ['acl:', (id) => `https://aclanthology.org/${id}.pdf`],
];

/** Places where authors keep code, as they are written in abstracts and notes; what follows the name of a project is no part of it. */
const CODE =
  /\b(?:https?:\/\/)?(?:www\.)?((?:(?:github|gitlab|bitbucket|codeberg|gitee)\.(?:com|org)|huggingface\.co\/(?:spaces|models|datasets))\/[\w.-]+\/[\w.-]*[\w-]|[\w-]+\.github\.io(?:\/[\w.-]*[\w-])?)/i;

/** The first link to code in a text. */
export function codeLink(text: string): string | undefined {
  const address = CODE.exec(text)?.[1];
  return address && `https://${address.replace(/\.git$/, '')}`;
}

const idOf = (aliases: readonly Alias[], prefix: string) => aliases.find((alias) => alias.startsWith(prefix))?.slice(prefix.length);

/** Where a paper can be read and talked about, as far as its names say; `texts` are what may name its code. */
export function paperLinks(aliases: readonly Alias[], url: string | undefined, texts: readonly string[]): PaperLink[] {
  const arxiv = idOf(aliases, 'arxiv:');
  const links: PaperLink[] = [];
  const pdf = PDFS.flatMap(([prefix, address]) => {
    const id = idOf(aliases, prefix);
    return id === undefined ? [] : address(id);
  })[0];
  const own = pdf ?? (url && /\.pdf$/i.test(url) ? url : undefined);
  if (own) links.push({ kind: 'pdf', url: own });
  if (arxiv) {
    links.push(
      { kind: 'arxiv', url: `https://arxiv.org/abs/${arxiv}` },
      { kind: 'huggingface', url: `https://huggingface.co/papers/${arxiv}` },
      { kind: 'alphaxiv', url: `https://www.alphaxiv.org/abs/${arxiv}` },
    );
  }
  const code = [url ?? '', ...texts].map(codeLink).find(Boolean);
  if (code) links.push({ kind: 'code', url: code });
  return links;
}

/** Versions of a preprint, as far as their numbers are known, the first and the last few: `known` are numbers that were met. */
export function preprintVersions(
  aliases: readonly Alias[],
  known: readonly (number | undefined)[],
  most = 8,
): { number: number; url: string }[] {
  const arxiv = idOf(aliases, 'arxiv:');
  const newest = Math.max(0, ...known.map((one) => one ?? 0));
  if (!arxiv || newest < 1) return [];
  const first = Math.max(1, newest - most + 2);
  const numbers = [...(first > 1 ? [1] : []), ...Array.from({ length: newest - first + 1 }, (_one, at) => first + at)];
  return numbers.map((number) => ({ number, url: `https://arxiv.org/abs/${arxiv}v${number}` }));
}
