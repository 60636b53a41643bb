import { latexCite, writeEntry } from '../../formats/bibtex';
import { plainLink } from '../../formats/link';
import { checkFound, checkNumber, checkText } from '../../messages/check';
import type { EditorRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { aliasesOf } from '../../paper/ids';
import { type FoundPaper, newPaper } from '../../paper/paper';
import { LIMITS } from '../../paper/text';
import { alike, join, keepApart } from '../../storage/likeness';
import { paperNamed, snapshots, tagUses } from '../../storage/read';
import type { Library, Snapshot } from '../../storage/schema';
import { removeMany, undo } from '../../storage/write';
import { actAs, chipState } from './feed-requests';
import { library, wrote } from './library';
import { exportOptions, keyMaker } from './settings';

async function stored(db: Library, found: FoundPaper): Promise<Snapshot | undefined> {
  const paper = await paperNamed(db, aliasesOf(found.ids, found.url));
  return paper && (await snapshots(db, [paper.id]))[0];
}

/** Answers to the editor frame in that tab. What it sends began on the page, so it is checked like a page's. */
export function editorRequests(tab: number): Server<EditorRequests> {
  const by = `tab:${tab}`;
  const nameOf = (found: FoundPaper) => aliasesOf(found.ids, found.url)[0] ?? '';
  return {
    async view(paper) {
      const found = checkFound(paper);
      const db = await library();
      const [kept, draft, tags, twins] = await Promise.all([
        stored(db, found),
        db.drafts.get(nameOf(found)),
        tagUses(db),
        alike(db, found),
      ]);
      return { paper: kept?.paper ?? null, annotation: kept?.annotation ?? null, draft: draft?.text ?? null, tags, alike: twins };
    },
    act: (paper, change, place) => actAs(by, paper, change, place),
    async draft(paper, text) {
      const found = checkFound(paper);
      const db = await library();
      const typed = checkText(text, LIMITS.note);
      if (typed) await db.drafts.put({ alias: nameOf(found), text: typed, at: Date.now() });
      else await db.drafts.delete(nameOf(found));
    },
    async cite(paper) {
      const found = checkFound(paper);
      const db = await library();
      const kept = await stored(db, found);
      const makeKey = await keyMaker(db);
      const record =
        kept?.paper ??
        newPaper(
          found,
          'unsaved',
          makeKey(found, () => false),
          Date.now(),
        );
      const abstract = kept?.abstract?.text ?? found.abstract;
      const bibtex = writeEntry({ paper: record, annotation: kept?.annotation ?? undefined, abstract }, await exportOptions(db));
      return { bibtex, key: latexCite([record.citekey]), link: plainLink(record) };
    },
    async remove(paper) {
      const found = checkFound(paper);
      const db = await library();
      const kept = await stored(db, found);
      const action = kept?.paper ? await removeMany(db, [kept.paper.id], { at: Date.now(), by }) : 0;
      await wrote(db);
      return { action, state: null };
    },
    async join(paper, id) {
      const found = checkFound(paper);
      const db = await library();
      const action = await join(db, found, checkText(id, 64), { at: Date.now(), by });
      await wrote(db);
      return { action, state: chipState((await stored(db, found))?.annotation ?? undefined) };
    },
    async keepApart(paper, id) {
      await keepApart(await library(), checkFound(paper), checkText(id, 64));
    },
    async undo(action) {
      const db = await library();
      await undo(db, checkNumber(action), by);
      await wrote(db);
    },
  };
}
