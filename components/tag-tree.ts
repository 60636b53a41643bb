import { fold } from '../paper/fold';
import { withOuter } from '../paper/tag-names';

/** A tag with those inside it. */
export interface TagNode {
  tag: string;
  /** What it is called inside the tag it is in. */
  name: string;
  count: number;
  inside: TagNode[];
}

const byCount = (a: TagNode, b: TagNode) => b.count - a.count || a.tag.localeCompare(b.tag);

/** Tags as a tree, those with the most papers first. A tag whose outer tag is not among them stands on its own. */
export function tagTree(counts: Iterable<readonly [tag: string, count: number]>): TagNode[] {
  const nodes = new Map([...counts].map(([tag, count]): [string, TagNode] => [fold(tag), { tag, name: tag, count, inside: [] }]));
  const roots: TagNode[] = [];
  for (const node of nodes.values()) {
    const outer = withOuter(node.tag).at(-2);
    const parent = outer === undefined ? undefined : nodes.get(fold(outer));
    if (parent && outer !== undefined) {
      node.name = node.tag.slice(outer.length + 1);
      parent.inside.push(node);
    } else roots.push(node);
  }
  for (const { inside } of nodes.values()) inside.sort(byCount);
  return roots.sort(byCount);
}

/** Whether one of these tags, folded, is inside the node. */
export const holdsOne = ({ inside }: TagNode, folded: ReadonlySet<string>): boolean =>
  inside.some((node) => folded.has(fold(node.tag)) || holdsOne(node, folded));
