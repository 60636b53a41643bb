import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { fold } from '../paper/fold';
import { Check } from './choice-check';
import { Icon } from './icons';
import { hashOf, routeTo } from './route';
import { useTagColours } from './tag-colours';
import { holdsOne, type TagNode, tagTree } from './tag-tree';
import { t } from './words';

/** How many tags are shown before the reader asks for all. */
const FEW = 10;

export interface TagChoicesProps {
  chosen: readonly string[];
  /** Tags that occur and those chosen, each with how many papers it would show, those inside it counted too. */
  counts: readonly (readonly [tag: string, count: number])[];
  first: ComponentChildren;
  onToggle(tag: string): void;
  /** Papers were dropped on a tag. */
  onDrop?: ((tag: string) => void) | undefined;
}

/** Tags to narrow the list by, as a tree: what is inside a tag unfolds below it, and is unfolded where some of it is chosen. */
export function TagChoices({ chosen, counts, first, onToggle, onDrop }: TagChoicesProps) {
  const [all, setAll] = useState(false);
  const [wanted, setWanted] = useState('');
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isChosen = new Set(chosen.map(fold));
  const useful = counts.filter(([tag, number]) => number > 0 || isChosen.has(fold(tag)));
  if (useful.length === 0 && !first) return null;
  const roots = tagTree(useful);
  const many = useful.length > FEW;
  const fitting = wanted
    ? useful.filter(([tag]) => fold(tag).includes(fold(wanted))).map(([tag, count]): TagNode => ({ tag, name: tag, count, inside: [] }))
    : roots;
  const shown = all ? fitting : fitting.filter((node, at) => at < FEW || isChosen.has(fold(node.tag)) || holdsOne(node, isChosen));
  const isOpen = (node: TagNode) => turned.get(node.tag) ?? holdsOne(node, isChosen);
  const turn = (node: TagNode) => setTurned(new Map([...turned, [node.tag, !isOpen(node)]]));
  return (
    <fieldset class="choice-group tag-choices">
      <legend>{t('tags')}</legend>
      {many && (
        <input
          type="search"
          class="small"
          placeholder={t('library_find_choice')}
          aria-label={t('library_find_choice_in', t('tags'))}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {first}
      <Nodes nodes={shown} isChosen={isChosen} isOpen={isOpen} onTurn={turn} onToggle={onToggle} onDrop={onDrop} />
      {fitting.length > FEW && (
        <button type="button" class="quiet more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('library_fewer') : t('library_show_all', fitting.length)}
        </button>
      )}
      <a class="quiet-link" href={hashOf(routeTo('tags'))}>
        {t('tags_arrange')}
      </a>
    </fieldset>
  );
}

interface NodesProps {
  nodes: readonly TagNode[];
  isChosen: ReadonlySet<string>;
  isOpen(node: TagNode): boolean;
  onTurn(node: TagNode): void;
  onToggle(tag: string): void;
  onDrop: ((tag: string) => void) | undefined;
}

function Nodes(props: NodesProps) {
  const { nodes, isChosen, isOpen, onTurn, onToggle, onDrop } = props;
  const colourOf = useTagColours();
  const folds = nodes.some(({ inside }) => inside.length > 0);
  return (
    <ul class={folds ? 'tag-tree folds' : 'tag-tree'}>
      {nodes.map((node) => {
        const colour = colourOf(node.tag);
        const open = isOpen(node);
        return (
          <li key={node.tag}>
            {node.inside.length > 0 && (
              <button
                type="button"
                class="icon fold"
                aria-expanded={open}
                aria-label={t('tags_inside', node.tag)}
                title={t('tags_inside', node.tag)}
                onClick={() => onTurn(node)}
              >
                <Icon name="down" size={12} />
              </button>
            )}
            <Check
              checked={isChosen.has(fold(node.tag))}
              name={
                <>
                  {colour && <span class="swatch" data-colour={colour} aria-hidden="true" />}
                  <bdi title={node.tag}>
                    {node.name === node.tag ? (
                      node.name
                    ) : (
                      <>
                        <span aria-hidden="true">{node.name}</span>
                        <span class="unseen">{node.tag}</span>
                      </>
                    )}
                  </bdi>
                </>
              }
              number={node.count}
              onToggle={() => onToggle(node.tag)}
              onDrop={onDrop && (() => onDrop(node.tag))}
            />
            {open && node.inside.length > 0 && <Nodes {...props} nodes={node.inside} />}
          </li>
        );
      })}
    </ul>
  );
}
