/** Outlines on a 16 by 16 grid, drawn with a 1.5 stroke in the current colour; those named `-filled` or `saved` are filled as well. */
export const ICON_PATHS = {
  save: 'M4 2.5h8a.5.5 0 0 1 .5.5v10.5L8 10.4l-4.5 3.1V3a.5.5 0 0 1 .5-.5Z',
  saved: 'M4 2.5h8a.5.5 0 0 1 .5.5v10.5L8 10.4l-4.5 3.1V3a.5.5 0 0 1 .5-.5Z',
  queue: 'M8 4.6V8l2.3 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  reading: 'M8 4.3C6.6 3.2 4.6 2.9 2.5 3v9.2c2.1-.1 4.1.2 5.5 1.3 1.4-1.1 3.4-1.4 5.5-1.3V3c-2.1-.1-4.1.2-5.5 1.3Zm0 0v9.2',
  check: 'm3 8.5 3.3 3.3L13 4.8',
  star: 'm8 2.2 1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6L8 2.2Z',
  'star-filled': 'm8 2.2 1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6L8 2.2Z',
  tag: 'M2.5 3v4.3l6.2 6.2a.8.8 0 0 0 1.1 0l3.7-3.7a.8.8 0 0 0 0-1.1L7.3 2.5H3a.5.5 0 0 0-.5.5Zm3 2.5h.01',
  note: 'M10.8 2.7 13.3 5.2 5.6 12.9l-3.1.6.6-3.1 7.7-7.7ZM9 4.5 11.5 7',
  dismiss: 'M3.8 3.8l8.4 8.4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM10.3 10.3 13.5 13.5',
  export: 'M8 10V2.5M5.2 5 8 2.5 10.8 5M3 9.5v3.5a.5.5 0 0 0 .5.5h9a.5.5 0 0 0 .5-.5V9.5',
  undo: 'M5.5 3 2.5 6l3 3M2.7 6H10a3.5 3.5 0 0 1 0 7H6',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  copy: 'M6 5.5h7a.5.5 0 0 1 .5.5v7a.5.5 0 0 1-.5.5H6a.5.5 0 0 1-.5-.5V6a.5.5 0 0 1 .5-.5ZM10.5 5.5V3a.5.5 0 0 0-.5-.5H3a.5.5 0 0 0-.5.5v7a.5.5 0 0 0 .5.5h2.5',
  link: 'M6.8 9.2a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.9.9M9.2 6.8a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l.9-.9',
  trash: 'M2.5 4.2h11M6.3 4V2.5h3.4V4M4 4.2l.6 9a.5.5 0 0 0 .5.5h5.8a.5.5 0 0 0 .5-.5l.6-9M6.6 7v4M9.4 7v4',
  up: 'M8 13V3.5M4 7.3l4-4 4 4',
  down: 'M8 3v9.5M4 8.7l4 4 4-4',
  drag: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  clock: 'M8 4.6V8l2.3 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  settings:
    'M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M10.2 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM5.8 13.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
  warning: 'M8 2.5 14.2 13.3H1.8L8 2.5ZM8 6.5v3.2M8 11.5h.01',
  library: 'M3 2.5h2.5v11H3zM5.5 2.5H8v11H5.5zM9.2 3.1l2.4-.6 2.5 10.5-2.4.6z',
} as const;

export type IconName = keyof typeof ICON_PATHS;

/** Icons whose inside is filled. */
export const FILLED: ReadonlySet<IconName> = new Set<IconName>(['saved', 'star-filled']);
