import type { Ids } from '../paper/ids';
import { doiInAddress } from '../paper/link-ids';
import { linkIds, namesIn, yearIn } from './fields';
import type { Listing, Site } from './site';
import type { CardView } from './view';

/** Google's country hosts on which Scholar answers. */
const HOSTS =
  'com,ae,at,be,bg,ca,ch,cl,co.id,co.il,co.in,co.jp,co.kr,co.nz,co.th,co.uk,co.ve,co.za,com.ar,com.au,com.br,com.co,com.ec,com.eg,com.gr,com.hk,com.mx,com.my,com.pe,com.pk,com.sg,com.tr,com.tw,com.ua,com.vn,cz,de,dk,es,fi,fr,gr,hr,hu,ie,it,lt,lv,nl,no,pl,pt,ro,rs,ru,se,si,sk';

/** The number of a work's cluster, from the twelve signs of its record: eight bytes in base 64, the lowest first. */
function clusterOf(record: string | undefined): string | undefined {
  if (!record || !/^[\w-]{12}$/.test(record)) return undefined;
  const bytes = atob(record.replaceAll('-', '+').replaceAll('_', '/'));
  let number = 0n;
  for (let at = 7; at >= 0; at--) number = number * 256n + BigInt(bytes.charCodeAt(at));
  return number.toString();
}

/** The cluster a row is of; rows before 2018 say it only in their links. */
function cluster(card: CardView): string | undefined {
  const record = card.extent[0]?.getAttribute('data-cid') ?? card.extent[0]?.getAttribute('data-did') ?? undefined;
  const links = card.all('a[href*="cites="], a[href*="cluster="], a[href*="related:"]').flatMap((link) => card.href(link) ?? []);
  const counted = links.map((url) => url.searchParams.get('cluster') ?? url.searchParams.get('cites')).find((id) => /^\d+$/.test(id ?? ''));
  const related = links.map((url) => /^related:([\w-]{12}):/.exec(url.searchParams.get('q') ?? '')?.[1]).find((id) => id !== undefined);
  return clusterOf(record) ?? counted ?? clusterOf(related);
}

const ofCluster = (card: CardView) => {
  const id = cluster(card);
  return id && `${card.page.origin}/scholar?cluster=${id}`;
};

/** The kind of a record before its title, and buttons of other extensions within it. */
const MARKS = '.gs_ctu, .gs_ctc, .gs_ct1, .gs_ct2, .gs_ctg2, button';

/** Authors, place and host stand in one line, parted by hyphens with a hard space before them. */
const line = (card: CardView) => (card.text('.gs_a') ?? '').split(/\s+[-–]\s+/);

/** Names in the link of the title and of the copy beside it, and an arXiv id where the line says that is where it appeared. */
function rowIds(card: CardView): Ids {
  const arxiv = /\b(?:abs\/|arXiv:)((?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7}))\b/i.exec(line(card).slice(1).join(' '))?.[1];
  const ids = { ...(arxiv && { arxiv }), ...linkIds(card, '.gs_rt a[href], .gs_ggs a[href]') };
  const link = card.find('.gs_rt a[href]');
  const url = link && card.href(link);
  return { ...(url && { doi: doiInAddress(url) }), ...ids };
}

/** The record of a profile's row. Until 2019 its address stood in `data-href`. */
function recordUrl(card: CardView): string | undefined {
  const link = card.find('.gsc_a_at');
  const written = link?.getAttribute('data-href') ?? link?.getAttribute('href') ?? '';
  const id = /[?&]citation_for_view=([\w-]+:[\w-]+)/.exec(written)?.[1];
  return id && `${card.page.origin}/citations?view_op=view_citation&citation_for_view=${id}`;
}

const results: Listing = {
  name: 'results',
  kind: 'listing',
  path: (url) => url.pathname === '/scholar',
  card: '.gs_r:has(.gs_rt):not(:has(.gs_r))',
  ids: rowIds,
  url: ofCluster,
  title: (card) => card.text('.gs_rt', MARKS)?.replace(/^(?:\[[A-Z]+\]\s*)+/, ''),
  authors: (card) => namesIn(line(card)[0], /\s*,\s*/),
  venue(card) {
    const parts = line(card);
    const place = parts.length > 2 || /\d{4}$/.test(parts[1] ?? '') ? (parts[1] ?? '').replace(/,?\s*(?:1[6-9]|20)\d\d$/, '') : '';
    // A long name is cut in the middle of a word or two.
    return place && !/…|\barXiv\b|^CoRR\b/i.test(place) ? place : undefined;
  },
  year: (card) => yearIn(/((?:1[6-9]|20)\d\d)(?=$| - )/.exec(line(card).slice(1, 2).join(''))?.[1]),
  chip: { place: 'inline', in: (card) => card.find('.gs_rt'), how: 'append' },
};

/** Google Scholar, by real pages of 2016 to 2026. Only the page that is shown is read: Scholar answers robots with a test and a ban. */
export const googlescholar: Site = {
  id: 'googlescholar',
  name: 'Google Scholar',
  matches: HOSTS.split(',').map((end) => `https://scholar.google.${end}/*`),
  listings: [
    { ...results, name: 'library', path: (url) => url.pathname === '/scholar' && url.searchParams.has('scilib') },
    results,
    {
      name: 'citation',
      kind: 'paper',
      path: (url) => url.pathname === '/citations' && url.searchParams.get('view_op') === 'view_citation',
      card: '#gsc_oci_title_gg, #gsc_ocd_view, #gsc_vcpb',
      ids: (card) => linkIds(card, '.gsc_oci_title_link, .gsc_vcd_title_link, .gsc_oci_title_ggi a'),
      url(card) {
        const id = card.page.searchParams.get('citation_for_view');
        return id ? `${card.page.origin}/citations?view_op=view_citation&citation_for_view=${id}` : undefined;
      },
      title: (card) => card.text('#gsc_oci_title, #gsc_vcd_title'),
      authors: (card) => namesIn(card.all('.gsc_oci_value, .gsc_vcd_value').flatMap((one) => card.text(one) ?? [])[0], /\s*,\s*/),
      abstract: (card) => card.text('#gsc_oci_descr .gsh_csp, #gsc_vcd_descr .gsh_csp'),
      chip: { place: 'inline', in: (card) => card.find('#gsc_oci_title, #gsc_vcd_title'), how: 'append' },
    },
    {
      name: 'profile',
      kind: 'listing',
      path: (url) => url.pathname === '/citations',
      card: 'tr.gsc_a_tr',
      ids: () => ({}),
      url: recordUrl,
      title: '.gsc_a_at',
      authors: (card) => namesIn(card.text('.gsc_a_t .gs_gray'), /\s*,\s*/),
      venue(card) {
        const place = card.all('.gsc_a_t .gs_gray')[1];
        const text = place && card.text(place, '.gs_oph');
        // Volume and pages follow the name.
        const name = text?.replace(/,?\s+\d+(?:\s*\([^()]*\))?(?:,\s*[\w\d–-]+)?$/, '');
        return name && !/…|\.\.\.|\barXiv\b/i.test(name) ? name : undefined;
      },
      year: (card) => yearIn(card.text('.gsc_a_y') ?? card.text('.gsc_a_t .gs_oph')),
      chip: { place: 'inline', in: (card) => card.find('.gsc_a_at'), how: 'after' },
    },
  ],
};
