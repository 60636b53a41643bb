import { useLayoutEffect, useRef } from 'preact/hooks';
import { spokenTitle } from '../formats/spoken-title';
import type { Status } from '../paper/annotation';
import type { Reason } from '../paper/digest-rank';
import type { FoundPaper } from '../paper/paper';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { authorsLine } from './marks';
import { WithMaths } from './maths';
import { count, t } from './words';

/** A paper of the digest as it is shown. */
export interface ShownPaper {
  id: string;
  found: FoundPaper;
  url: string;
  /** The abstract goes on. */
  cut: boolean;
  isSeen: boolean;
  /** The day it was listed in words, where papers of several days stand together. */
  day: string;
  places: readonly { name: string; rank: number; upvotes?: number; announced?: string }[];
  reasons: readonly Reason[];
  /** What the reader said of it, undefined while it is not in the library. */
  status: Status | undefined;
}

export interface DigestRowProps {
  paper: ShownPaper;
  /** Whether its controls are tab stops. */
  active: boolean;
  isOpen: boolean;
  onFold(): void;
  /** How tall the unfolded abstract is, in CSS pixels. */
  onHeight(pixels: number): void;
  onSave(): void;
  onQueue(): void;
  onDismiss(): void;
  onOpened(): void;
}

/** Why a paper stands where it does, one phrase for each kind of reason. */
function Why({ reasons }: { reasons: readonly Reason[] }) {
  const kinds = [...new Set(reasons.map(({ kind }) => kind))];
  return (
    <>
      {kinds.map((kind) => (
        <span key={kind} class="why" data-kind={kind}>
          {t(`digest_why_${kind}`, reasons.flatMap((one) => (one.kind === kind ? one.text : [])).join(', '))}
        </span>
      ))}
    </>
  );
}

function placeText({ name, rank, upvotes, announced }: ShownPaper['places'][number]): string {
  const again = announced === 'cross' ? t('digest_cross') : announced?.startsWith('replace') ? t('digest_replaced') : '';
  return [t('digest_place', name, rank), again, upvotes === undefined ? '' : count('digest_upvotes', upvotes)].filter(Boolean).join(', ');
}

/** The cells of one paper of the digest. */
export function DigestRow(props: DigestRowProps) {
  const { paper, active, isOpen } = props;
  const { found, url, status } = paper;
  const tabIndex = active ? 0 : -1;
  const isSaved = status !== undefined && status !== 'dismissed';
  return (
    <>
      <th scope="row" class="c-title">
        <a
          class="title"
          dir="auto"
          title={spokenTitle(found.title)}
          href={url}
          target="_blank"
          rel="noreferrer"
          tabIndex={tabIndex}
          onClick={props.onOpened}
          onAuxClick={props.onOpened}
        >
          <WithMaths text={found.title} />
        </a>
        <span class="by">
          {!paper.isSeen && (
            <span class="fresh">
              <span class="unseen">{t('digest_unseen')}</span>
            </span>
          )}
          <bdi>{authorsLine(found.authors, 4) || t('digest_no_authors')}</bdi>
        </span>
        <span class="by about">
          <Why reasons={paper.reasons} />
          <bdi>{[paper.day, ...paper.places.map(placeText)].filter(Boolean).join(' · ')}</bdi>
        </span>
      </th>
      <td class="c-acts">
        <button
          type="button"
          class="quiet fold"
          tabIndex={tabIndex}
          aria-expanded={isOpen}
          disabled={!found.abstract}
          onClick={props.onFold}
        >
          {t('digest_abstract')}
          <Icon name={isOpen ? 'up' : 'down'} size={13} />
        </button>
        <IconButton
          icon={isSaved ? 'saved' : 'save'}
          name={t(isSaved ? 'saved' : 'save')}
          pressed={isSaved}
          tabIndex={tabIndex}
          onClick={props.onSave}
        />
        <IconButton icon="queue" name={t('queue')} pressed={status === 'queued'} tabIndex={tabIndex} onClick={props.onQueue} />
        <IconButton
          icon="dismiss"
          name={t('status_dismissed')}
          pressed={status === 'dismissed'}
          tabIndex={tabIndex}
          onClick={props.onDismiss}
        />
      </td>
      {isOpen && <Abstract text={found.abstract ?? ''} cut={paper.cut} onHeight={props.onHeight} />}
    </>
  );
}

function Abstract({ text, cut, onHeight }: { text: string; cut: boolean; onHeight(pixels: number): void }) {
  const box = useRef<HTMLTableCellElement>(null);
  useLayoutEffect(() => {
    const cell = box.current;
    if (!cell) return;
    const measure = () => onHeight(Math.ceil(cell.getBoundingClientRect().height));
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(cell);
    return () => sizes.disconnect();
  }, [text]);
  return (
    <td ref={box} class="c-abstract" dir="auto">
      {text.split(/\n\s*\n/).map((part, at) => (
        <p key={at}>
          <WithMaths text={part} />
        </p>
      ))}
      {cut && <p class="quiet-text">{t('digest_cut')}</p>}
    </td>
  );
}
