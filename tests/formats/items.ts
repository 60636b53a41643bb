import type { BibItem } from '../../formats/bibtex';
import { type Annotation, unannotated } from '../../paper/annotation';
import { aliasesOf, type Ids } from '../../paper/ids';
import { newPaper, type Paper } from '../../paper/paper';

interface Made extends Partial<Omit<Paper, 'authors'>> {
  ids?: Ids;
  authors?: string[];
  said?: Partial<Annotation>;
  abstract?: string;
}

/** A made-up entry on arXiv; what matters to a test is given. */
export function item({ ids = { arxiv: '2401.00001' }, authors = ['Ada Lovelace'], said, abstract, ...facts }: Made = {}): BibItem {
  const found = { ids, site: 'arxiv', title: 'Notes on engines', authors: authors.map((name) => ({ name })) };
  const paper: Paper = { ...newPaper(found, 'p1', 'lovelace2024notes', 1), ...facts, aliases: facts.aliases ?? aliasesOf(ids, facts.url) };
  const made: BibItem = { paper };
  if (said) made.annotation = { ...unannotated(paper.id), ...said };
  if (abstract !== undefined) made.abstract = abstract;
  return made;
}
