import { browser } from 'wxt/browser';
import { type BibItem, writeBibliography } from '../../formats/bibtex';
import { plainLink } from '../../formats/link';
import { checkFound, checkManyFound } from '../../messages/check';
import type { EditorRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { aliasesOf } from '../../paper/ids';
import { type FoundPaper, newPaper } from '../../paper/paper';
import { tagUses } from '../../storage/catalogue';
import { annotationsNamed, paperNamed, snapshots } from '../../storage/read';
import type { Library, Snapshot } from '../../storage/schema';
import { actManyAs, chipState } from './feed-requests';
import { library } from './library';
import { exportOptions, keyMaker } from './settings';
import { shortcut } from './triage';

/** All that is kept of a paper that somebody found, if it is in the library. */
export async function stored(db: Library, found: FoundPaper): Promise<Snapshot | undefined> {
  const paper = await paperNamed(db, aliasesOf(found.ids, found.url));
  return paper && (await snapshots(db, [paper.id]))[0];
}

/** What entries are written from, each paper once: as it is in the library, or else as it was found. */
export async function itemsOf(db: Library, papers: readonly FoundPaper[]): Promise<BibItem[]> {
  const make = await keyMaker(db);
  const items = new Map<string, BibItem>();
  for (const found of papers) {
    const kept = await stored(db, found);
    const [name = ''] = aliasesOf(found.ids, found.url);
    const paper =
      kept?.paper ??
      newPaper(
        found,
        name,
        make(found, () => false),
        Date.now(),
      );
    items.set(paper.id, { paper, annotation: kept?.annotation ?? undefined, abstract: kept?.abstract?.text ?? found.abstract });
  }
  return [...items.values()];
}

type Many = Pick<EditorRequests, 'triage' | 'tags' | 'states' | 'actMany' | 'citeMany' | 'open'>;

/** Answers to the bar of triage in that tab, about one paper or several. */
export function manyRequests(tab: number, by: string): Server<Many> {
  return {
    async triage() {
      const db = await library();
      return { keys: (await db.settings.get('triageKeys'))?.value ?? null, shortcut: await shortcut() };
    },
    tags: async () => tagUses(await library()),
    async states(papers) {
      const names = checkManyFound(papers).map((found) => aliasesOf(found.ids, found.url));
      return (await annotationsNamed(await library(), names)).map(chipState);
    },
    actMany: (papers, change) => actManyAs(by, papers, change),
    async citeMany(papers) {
      const db = await library();
      return writeBibliography(await itemsOf(db, checkManyFound(papers)), await exportOptions(db));
    },
    async open(paper) {
      const found = checkFound(paper);
      const db = await library();
      const kept = (await stored(db, found))?.paper;
      if (kept) await db.events.add({ paperId: kept.id, kind: 'opened', at: Date.now() });
      const url = found.url ?? plainLink({ aliases: aliasesOf(found.ids) });
      if (url) await browser.tabs.create({ url, openerTabId: tab });
    },
  };
}
