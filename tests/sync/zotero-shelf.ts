import type { BibItem } from '../../formats/item';
import { type Annotation, unannotated } from '../../paper/annotation';
import { type FoundPaper, newPaper, type Paper } from '../../paper/paper';
import { sender } from '../../sync/http';
import { zoteroApi } from '../../sync/zotero-api';
import type { PushedRow } from '../../sync/zotero-batch';
import { type Pushed, type Pushing, push } from '../../sync/zotero-push';
import { collectionFor, collectionId, thingsOf } from '../../sync/zotero-things';
import { ZOTERO_KEY, type ZoteroServer } from './zotero-server';

/** One device that pushes its papers to a library, as the background does: what it knows is kept row by row. */
export interface Shelf {
  papers: Map<string, BibItem>;
  rows: Map<string, PushedRow>;
  save(id: string, found?: Partial<FoundPaper>): void;
  facts(id: string, facts: Partial<Paper>): void;
  say(id: string, said: Partial<Annotation>): void;
  push(more?: Partial<Pushing> & { notes?: boolean; collection?: string }): Promise<Pushed>;
}

export function shelf(server: ZoteroServer, now: () => number = Date.now): Shelf {
  const papers = new Map<string, BibItem>();
  const rows = new Map<string, PushedRow>();
  const change = (id: string, of: (item: BibItem) => Partial<BibItem>) => {
    const item = papers.get(id);
    if (item) papers.set(id, { ...item, ...of(item) });
  };
  return {
    papers,
    rows,
    save(id, found = {}) {
      const paper = newPaper(
        { ids: { arxiv: `2401.${id.padStart(5, '0')}` }, site: 'x', title: `Paper ${id}`, ...found },
        id,
        `key${id}`,
        Number(id),
      );
      papers.set(id, { paper, annotation: unannotated(id) });
    },
    facts: (id, facts) => change(id, ({ paper }) => ({ paper: { ...paper, ...facts } })),
    say: (id, said) => change(id, ({ annotation }) => ({ annotation: { ...unannotated(id), ...annotation, ...said } })),
    async push({ notes = false, collection = '', ...more } = {}) {
      const api = zoteroApi({ url: server.url, library: 'users/77', key: ZOTERO_KEY }, sender(fetch, now), now);
      const keep = async (changed: readonly PushedRow[]) => {
        for (const row of changed) rows.set(row.id, structuredClone(row));
      };
      const things = await thingsOf([...papers.values()], notes, (id) => rows.has(id));
      const isNew = things.some(({ id }) => !rows.get(id)?.version);
      const row = rows.get(collectionId(collection));
      const home = isNew ? await collectionFor(collection, api, { row, keep: (one) => keep([one]) }) : undefined;
      return push(things, { api, rows: new Map(rows), keep, collection: home, restore: false, retry: false, isLate: () => false, ...more });
    },
  };
}
