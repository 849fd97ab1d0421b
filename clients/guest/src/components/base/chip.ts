/** One choice among several, see `UiChips`. */
export interface Chip {
  id: string;
  label: string;
  /** A second word, such as a price difference. */
  hint?: string;
  isChosen: boolean;
  isDisabled?: boolean;
}
