import { latexCite, writeEntry } from '../../formats/bibtex';
import { plainLink } from '../../formats/link';
import { BadMessage, checkFound, checkText } from '../../messages/check';
import type { EditorRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { aliasesOf } from '../../paper/ids';
import type { FoundPaper } from '../../paper/paper';
import { textOf } from '../../paper/relevance-lesson';
import { LIMITS } from '../../paper/text';
import { tagUses } from '../../storage/catalogue';
import { alike, join, keepApart } from '../../storage/likeness';
import { removeMany } from '../../storage/write';
import { actAs, chipState, undoAs } from './feed-requests';
import { library, wrote } from './library';
import { itemsOf, manyRequests, stored } from './many-requests';
import { judgeNow, weightOf } from './relevance';
import { exportOptions } from './settings';

/** Answers to the editor frame in that tab. What it sends began on the page, so it is checked like a page's. */
export function editorRequests(tab: number): Server<EditorRequests> {
  const by = `tab:${tab}`;
  const nameOf = (found: FoundPaper) => aliasesOf(found.ids, found.url)[0] ?? '';
  return {
    async view(paper) {
      const found = checkFound(paper);
      const db = await library();
      const [kept, draft, tags, twins, judge] = await Promise.all([
        stored(db, found),
        db.drafts.get(nameOf(found)),
        tagUses(db),
        alike(db, found),
        judgeNow(),
      ]);
      const text = textOf(found, kept?.abstract?.text ?? found.abstract);
      return {
        paper: kept?.paper ?? null,
        annotation: kept?.annotation ?? null,
        draft: draft?.text ?? null,
        tags,
        alike: twins,
        weight: judge ? weightOf(judge.relevance(text)) : null,
        likely: judge?.tags(text) ?? [],
      };
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
      const db = await library();
      const [item] = await itemsOf(db, [checkFound(paper)]);
      if (!item) throw new BadMessage('a paper is missing');
      return { bibtex: writeEntry(item, await exportOptions(db)), key: latexCite([item.paper.citekey]), link: plainLink(item.paper) };
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
    undo: (action) => undoAs(by, action),
    ...manyRequests(tab, by),
  };
}
