import { type Followed, followOf } from './followed';

/** How much of a page is searched for the feeds it names, in characters. */
const HEAD = 200_000;
const FEED_TYPE = /^application\/(?:rss|atom)\+xml$/i;

/** The feed that a page at an address names as its own (`rel="alternate"`, RFC 4287 and html.spec.whatwg.org); undefined when it names none. */
export function feedNamedBy(page: string, address: string): Followed | undefined {
  for (const [link] of page.slice(0, HEAD).matchAll(/<link\b[^<>]{1,2000}>/gi)) {
    const attribute = (name: string) => {
      const [, double, single, bare] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(link) ?? [];
      return plainAttribute(double ?? single ?? bare ?? '');
    };
    if (!/(?:^|\s)alternate(?:\s|$)/i.test(attribute('rel')) || !FEED_TYPE.test(attribute('type').trim())) continue;
    const href = attribute('href').trim();
    const url = href ? URL.parse(href, address) : null;
    const meant = url && followOf(url.href);
    if (meant) return meant;
  }
  return undefined;
}

const plainAttribute = (text: string) => text.replace(/&(?:amp|#38|#x26);/gi, '&');
