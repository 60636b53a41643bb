import { PaperFindings } from '../../components/paper-findings';
import { evidenceOf } from '../../lookup/published';
import type { Candidate } from '../../lookup/service';
import { SERVICES } from '../../lookup/services';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';

const nameOf = (service: string) => SERVICES.find(({ id }) => id === service)?.name ?? service;

const whereOf = ({ said }: Candidate) => [said.venue ?? said.ids?.doi, said.year].filter(Boolean).join(', ');

/** What services found out about one paper, and what the reader makes of it. */
export function Findings({ db, paper, annotation, deeds }: { db: Library; paper: Paper; annotation: Annotation; deeds: Deeds }) {
  const { value: finding } = useLive(async () => db.findings.get(paper.id), [db, paper.id]);
  if (!finding) return null;
  const candidate = finding.candidate as Candidate | undefined;
  const evidence = candidate && evidenceOf(paper, candidate);
  const { newestVersion } = finding;
  const newer =
    newestVersion !== undefined && annotation.version !== undefined && newestVersion > annotation.version ? newestVersion : undefined;
  return (
    <PaperFindings
      gone={finding.gone}
      newer={newer}
      said={annotation.version}
      candidate={
        candidate &&
        evidence && {
          where: whereOf(candidate),
          title: candidate.said.title,
          service: nameOf(candidate.service),
          authors: evidence.authors,
          linked: evidence.by === 'id-link',
        }
      }
      onAccept={() => void deeds.perform(() => background.acceptCandidate(paper.id))}
      onRefuse={() => void deeds.attempt(() => background.refuseCandidate(paper.id))}
    />
  );
}
