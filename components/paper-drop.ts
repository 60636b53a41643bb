/** What is dragged: papers of the list. Which they are stays in the page. */
const KIND = 'application/x-offprint-papers';
/** Set on the page while papers are dragged, so that places where they can be dropped show. */
const DRAGGING = 'data-dragging';
/** Set on the place they are over. */
const OVER = 'data-over';

const carriesPapers = (event: DragEvent) => event.dataTransfer?.types.includes(KIND) === true;
const mark = (event: DragEvent, isOver: boolean) =>
  event.currentTarget instanceof Element && event.currentTarget.toggleAttribute(OVER, isOver);

/** What a row listens to that can be dragged; `onBegin` hears that it is. */
export function draggedRow(onBegin: () => void) {
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      event.dataTransfer?.setData(KIND, '1');
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
      document.documentElement.setAttribute(DRAGGING, '');
      onBegin();
    },
    onDragEnd: () => document.documentElement.removeAttribute(DRAGGING),
  };
}

/** What a place listens to that papers can be dropped on; nothing without `onDrop`. */
export function dropPlace(onDrop: (() => void) | undefined) {
  if (!onDrop) return {};
  return {
    'data-drop': '',
    onDragOver(event: DragEvent) {
      if (!carriesPapers(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      mark(event, true);
    },
    onDragLeave: (event: DragEvent) => mark(event, false),
    onDrop(event: DragEvent) {
      mark(event, false);
      if (!carriesPapers(event)) return;
      event.preventDefault();
      document.documentElement.removeAttribute(DRAGGING);
      onDrop();
    },
  };
}
