/** The four faces of a screen. */
export type Face = 'loading' | 'empty' | 'error' | 'content';
