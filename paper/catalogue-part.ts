import { type CatalogueEntry, type Columns, newColumns, newNames, numberOf, rowText, setRow } from './catalogue-columns';
import { type Lane, lanesOf } from './catalogue-lanes';

/** Raised when parts have another shape: those of another one are made anew. */
export const PART_SHAPE = 1;

/** Papers of a part at most, unless it says otherwise. */
export const PART_ROWS = 2000;

/** All but the texts of some papers, as it is kept. A later part has the last word on a paper. */
export interface PartMarks {
  /** Ids in ascending order, one a line; '' for none. */
  ids: string;
  rows: number;
  columns: Columns;
  /** Numbers of the rows' tags, one row's after another's. */
  tagNumbers: Uint32Array;
  /** Names of the tags and sites by number, for this part alone. */
  tags: string[];
  sites: string[];
  /** Papers that are gone although an earlier part has them. */
  gone: string[];
}

/** Names as they are written, one a line, with how often each stands in some papers. */
export interface CountedNames {
  names: string;
  counts: Uint32Array;
}

/** Who wrote the papers of a part, and where they appeared. Only what is offered while one types is made of this. */
export interface PartNames {
  authors: CountedNames;
  venues: CountedNames;
}

/** A part of the catalogue: `lanes` has the folded texts of its rows. */
export interface Part {
  marks: PartMarks;
  lanes: Lane[];
  names: PartNames;
}

/** Counts names that may come several times. */
function counted(names: readonly string[]): CountedNames {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return { names: [...counts.keys()].join('\n'), counts: Uint32Array.from(counts.values()) };
}

/** Packs papers and the ids of those that are gone. */
export function packPart(entries: readonly CatalogueEntry[], gone: readonly string[] = []): Part {
  const sorted = [...entries].sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
  const columns = newColumns(sorted.length);
  const tags = newNames();
  const sites = newNames();
  const tagNumbers: number[] = [];
  sorted.forEach((entry, at) => {
    setRow(columns, at, entry, sites);
    columns.tagStart[at] = tagNumbers.length;
    columns.tagCount[at] = entry.annotation.tags.length;
    for (const tag of entry.annotation.tags) tagNumbers.push(numberOf(tags, tag));
  });
  return {
    marks: {
      ids: sorted.map(({ paper }) => paper.id).join('\n'),
      rows: sorted.length,
      columns,
      tagNumbers: Uint32Array.from(tagNumbers),
      tags: tags.list,
      sites: sites.list,
      gone: [...gone],
    },
    lanes: lanesOf(sorted.map(({ paper }) => rowText(paper))),
    names: {
      authors: counted(sorted.flatMap(({ paper }) => paper.authors?.map(({ name }) => name) ?? [])),
      venues: counted(sorted.flatMap(({ paper }) => paper.venue ?? [])),
    },
  };
}
