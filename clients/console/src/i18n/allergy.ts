/** Words by which guests tell of an allergy in a note. Better one box too many than one too few. */
const ALLERGY = /过敏|過敏|忌口|不能吃|allerg|intoleran|coeliac|celiac|anaphyla/i;

export function tellsOfAllergy(note: string): boolean {
  return ALLERGY.test(note);
}
