/** What a field tells the control inside it. */
import { inject, type ComputedRef, type InjectionKey } from "vue";

export interface FieldTies {
  id: string;
  hintId: string;
  isDescribed: ComputedRef<boolean>;
  isWrong: ComputedRef<boolean>;
  label: ComputedRef<string>;
}

export const FIELD: InjectionKey<FieldTies> = Symbol("field");

/** Attributes that tie a control to the field around it; outside a field there are none. */
export function useFieldTies(): () => Record<string, string | boolean | undefined> {
  const field = inject(FIELD, null);
  return () =>
    field
      ? {
          id: field.id,
          "aria-describedby": field.isDescribed.value ? field.hintId : undefined,
          "aria-invalid": field.isWrong.value || undefined,
        }
      : {};
}
