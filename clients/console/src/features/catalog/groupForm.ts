/** The form of a modifier group: its rule in words, and what is wrong. Pure. */
import type { Key } from "@/i18n";
import type { EditModifierGroup, ModifierGroupDraft } from "@contracts";

export interface ModifierForm {
  id: string;
  name: string;
  name_en: string;
  price_delta_fen: number;
  kcal: number | null;
  allergens: string[];
  is_default: boolean;
}

export interface GroupForm {
  name: string;
  name_en: string;
  min_select: number;
  max_select: number;
  modifiers: ModifierForm[];
}

export const blankModifier = (): ModifierForm => ({
  id: "",
  name: "",
  name_en: "",
  price_delta_fen: 0,
  kcal: null,
  allergens: [],
  is_default: false,
});

export const blankGroup = (): GroupForm => ({
  name: "",
  name_en: "",
  min_select: 1,
  max_select: 1,
  modifiers: [{ ...blankModifier(), is_default: true }],
});

export function groupFormOf(group: EditModifierGroup): GroupForm {
  const { name, name_en, min_select, max_select } = group;
  return {
    ...{ name, name_en, min_select, max_select },
    modifiers: group.modifiers.map((modifier) => {
      const { id, name: own, name_en: ownEn, price_delta_fen, kcal, allergens, is_default } = modifier;
      return { id, name: own, name_en: ownEn, price_delta_fen, kcal, allergens, is_default };
    }),
  };
}

export function groupBody(form: GroupForm): ModifierGroupDraft {
  return {
    ...form,
    name: form.name.trim(),
    modifiers: form.modifiers.map((modifier) => ({ ...modifier, name: modifier.name.trim() })),
  };
}

/** Choosing a new default in a group of one takes the old one away. */
export function withDefaultAt(form: GroupForm, index: number, isDefault: boolean): ModifierForm[] {
  return form.modifiers.map((modifier, at) => {
    if (at === index) return { ...modifier, is_default: isDefault };
    return isDefault && form.max_select === 1 ? { ...modifier, is_default: false } : modifier;
  });
}

/** The first thing that is wrong, or null. */
export function groupFault(form: GroupForm): Key | null {
  const names = form.modifiers.map((modifier) => modifier.name.trim());
  if (!form.name.trim()) return "catalog.fault_name";
  if (names.length === 0) return "catalog.fault_no_modifiers";
  if (names.some((name) => !name)) return "catalog.fault_modifier_name";
  if (new Set(names).size < names.length) return "catalog.fault_modifier_twice";
  if (form.min_select > form.max_select) return "catalog.fault_min_max";
  if (form.min_select > names.length) return "catalog.fault_min_many";
  if (form.modifiers.filter((modifier) => modifier.is_default).length > form.max_select) return "catalog.fault_defaults";
  return null;
}
