/** What kind of thing the reader did, as the log keeps it. */
export type DeedKind =
  | 'save'
  | 'tag'
  | 'rate'
  | 'status'
  | 'note'
  | 'order'
  | 'remove'
  | 'restore'
  | 'join'
  | 'facts'
  | 'import'
  | 'key'
  | 'rule'
  /** Colours and other names of tags. */
  | 'arrange'
  | 'view';
