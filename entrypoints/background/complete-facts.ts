import { askedOf, foundIn, lacking, ladder } from '../../lookup/needs';
import { type Clock, LookupError, type Polite, politely } from '../../lookup/polite';
import { accept, judge } from '../../lookup/published';
import type { Answer, Candidate, Service } from '../../lookup/service';
import { type Alias, aliasesOf, idsOf } from '../../paper/ids';
import { fill, type Paper } from '../../paper/paper';
import { type Learned, learn, replacePaper, wantFacts } from '../../storage/facts';
import type { Library, Lookup } from '../../storage/schema';

/** A slice of work ends after this (ms): browsers end a background that works longer at a stretch. */
const SLICE = 18_000;
/** A preprint that has not appeared is looked up again after a month. */
const AGAIN = 30 * 86_400_000;
const AT_ONCE = 500;

/** What completing facts needs of the world. */
export interface World {
  db: Library;
  /** The services that may be asked. */
  services: readonly Service[];
  fetch: typeof fetch;
  clock: Clock;
  signal: AbortSignal;
  /** Takes note that a service wants to be left alone until then (ms since 1970). */
  rests: Map<string, number>;
}

const isPreprint = ({ aliases, venue }: Paper) => {
  const { arxiv, doi } = idsOf(aliases);
  return arxiv !== undefined && doi === undefined && venue === undefined;
};

/** Puts papers down that lack something, or that may have appeared since. */
export async function wantFactsOf(
  { db, services, clock }: Pick<World, 'db' | 'services' | 'clock'>,
  papers: readonly Paper[],
): Promise<void> {
  const wanted = papers.filter((paper) => lacking(paper).length > 0 || isPreprint(paper));
  await wantFacts(
    db,
    wanted.flatMap((paper) => {
      const todo = ladder(paper, services).map(({ id }) => id);
      return todo.length > 0 ? { id: paper.id, todo, nextAt: clock.now() } : [];
    }),
  );
}

/** The row of a paper after a service was asked, whatever it said; null when there is nothing more to ask. */
function nextOf(row: Lookup, service: string, paper: Paper, now: number, allowed: readonly string[]): Lookup | null {
  const todo = row.todo.filter((one) => one !== service && allowed.includes(one));
  if (todo.length > 0 && lacking(paper).length > 0) return { ...row, todo, nextAt: now };
  return isPreprint(paper) ? { ...row, todo: [...allowed], nextAt: now + AGAIN } : null;
}

/** What a candidate is remembered by when the reader refuses it. */
export const candidateName = ({ said }: Candidate): string =>
  (aliasesOf(said.ids ?? {})[0] as Alias | undefined) ?? said.venue ?? said.title;

/** What a candidate's own record says of it, where a service can be asked by its DOI; the candidate as it is elsewhere. */
async function looked(candidate: Candidate, { services }: World, politeOf: (service: Service) => Polite): Promise<Candidate> {
  const { ids, title } = candidate.said;
  const service = services.find(({ id }) => id === 'crossref');
  if (!service || !ids?.doi) return candidate;
  const [answer] = await service.ask([{ id: '', ids, title }], politeOf(service).get, service.base);
  return answer?.said ? { ...candidate, said: { ...candidate.said, ...answer.said, title: answer.said.title ?? title } } : candidate;
}

async function learnedFrom(
  answer: Answer | undefined,
  row: Lookup,
  paper: Paper,
  service: Service,
  world: World,
  politeOf: (service: Service) => Polite,
) {
  const now = world.clock.now();
  const found = answer && foundIn(paper, service.id, answer);
  const after = found ? fill(paper, found, now) : paper;
  const learned: Learned<Candidate> = {
    id: paper.id,
    next: nextOf(
      row,
      service.id,
      after,
      now,
      world.services.map(({ id }) => id),
    ),
  };
  if (found) learned.found = found;
  if (answer?.newestVersion || answer?.gone) {
    learned.finding = { ...(answer.newestVersion && { newestVersion: answer.newestVersion }), ...(answer.gone && { gone: answer.gone }) };
  }
  let certain: Candidate | undefined;
  if (answer?.candidate && found) {
    const candidate = await looked(answer.candidate, world, politeOf);
    const verdict = judge(after, candidate);
    const refused = (await world.db.findings.get(paper.id))?.refused?.includes(candidateName(candidate));
    if (verdict === 'certain' && !refused) certain = candidate;
    if (verdict === 'likely' && !refused) learned.finding = { ...learned.finding, candidate };
  }
  return { learned, certain };
}

/** Asks about what is due for one slice of time; gives when the next is due (ms since 1970), or 0 when nothing is left. */
export async function completeFacts(world: World): Promise<number> {
  const { db, services, clock, signal, rests } = world;
  const end = clock.now() + SLICE;
  const polite = new Map<string, Polite>();
  const politeOf = (service: Service) => {
    const one = polite.get(service.id) ?? politely(world.fetch, clock, { gap: service.gap, signal, restsUntil: rests.get(service.id) });
    polite.set(service.id, one);
    return one;
  };
  while (clock.now() < end && !signal.aborted) {
    const due = await db.lookups.where('nextAt').belowOrEqual(clock.now()).limit(AT_ONCE).toArray();
    const service = services.find(({ id }) => id === due[0]?.todo[0]);
    if (due[0] && !service) {
      // Its first service may no longer be asked.
      const { todo, ...row } = due[0];
      const rest = todo.slice(1);
      if (rest.length > 0) await db.lookups.put({ ...row, todo: rest });
      else await db.lookups.delete(row.id);
      continue;
    }
    if (!service) break;
    const rows = due.filter(({ todo }) => todo[0] === service.id).slice(0, service.atOnce);
    const papers = await db.papers.bulkGet(rows.map(({ id }) => id));
    const there = rows.flatMap((row, at) => (papers[at] ? [{ row, paper: papers[at] }] : []));
    await db.lookups.bulkDelete(rows.filter((_row, at) => !papers[at]).map(({ id }) => id));
    const known = there.filter(({ paper }) => service.knows(askedOf(paper)));
    let answers: Answer[] = [];
    try {
      if (known.length > 0)
        answers = await service.ask(
          known.map(({ paper }) => askedOf(paper)),
          politeOf(service).get,
          service.base,
        );
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      if (error.code === 'stopped') break;
      if (error.retryAt) {
        rests.set(service.id, error.retryAt);
        await db.lookups.bulkPut(rows.map((row) => ({ ...row, nextAt: error.retryAt ?? 0 })));
        continue;
      }
    }
    for (const { row, paper } of there) {
      const answer = answers.find(({ id }) => id === paper.id);
      const one = await learnedFrom(answer, row, paper, service, world, politeOf);
      await learn(db, [one.learned], clock.now());
      const now = one.certain && (await db.papers.get(paper.id));
      if (one.certain && now) await replacePaper(db, accept(now, one.certain, clock.now()), { at: clock.now(), by: 'library' });
    }
  }
  return (await db.lookups.orderBy('nextAt').first())?.nextAt ?? 0;
}
