/** What a bundler says of a module: which others it imports at once. */
interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** All modules that are loaded before a page is drawn, the page's own among them. */
function loadedBy(page: string, graph: Graph): Set<string> {
  const found = new Set<string>();
  const todo = [page];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    todo.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/** The modules that our pages and the background begin with. The popup draws its frame first, and then its lists, which it asks for by itself. */
export interface PageEntries {
  background: string;
  editor: string;
  popup: string;
  popupLists: string;
  library: string;
  sidepanel: string;
}

/**
 * The files that our pages share, for the bundler. Left to itself it makes one for each set of pages that have something in common,
 * and a popup that asks for fifteen files is drawn later than one that asks for five. What is left out goes where the bundler sees fit.
 */
export function pageChunks(entries: Readonly<PageEntries>) {
  const known = new Map<string, Set<string>>();
  const isIn = (entry: keyof PageEntries, id: string, graph: Graph) => {
    const modules = known.get(entry) ?? loadedBy(entries[entry], graph);
    known.set(entry, modules);
    return modules.has(id);
  };
  const shared = (name: string, ones: readonly (keyof PageEntries)[], others: readonly (keyof PageEntries)[]) => ({
    debugName: name,
    name: (id: string, graph: Graph) =>
      ones.some((one) => isIn(one, id, graph)) && others.some((other) => isIn(other, id, graph)) ? name : null,
  });
  // The first that fits takes a module, with all that it needs. What draws the popup's frame is one file, also for the background, which
  // needs some of it: none of it asks for a page before it is called. The editor stands in other people's pages, and never loads a
  // library's lists.
  return [
    shared('frame', ['popup'], ['background', 'editor', 'popupLists', 'library', 'sidepanel']),
    shared('said', ['background'], ['editor']),
    shared('fields', ['editor'], ['popupLists', 'library', 'sidepanel']),
    shared('store', ['background'], ['popupLists']),
    shared('lists', ['popupLists'], ['library']),
    shared('aside', ['popupLists'], ['sidepanel']),
  ];
}
