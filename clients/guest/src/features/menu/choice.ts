/** The choice being made in an item's sheet: what is chosen, what it costs, what is still missing. */
import { computed, ref, type Ref } from 'vue';
import type { MenuItem, MenuModifierGroup } from '@contracts/guest';
import type { CartLine } from '@words/cart';
import { MAX_QUANTITY } from '@words/cart';
import { deltaText } from '@words/money';
import {
  chosenOf,
  choiceFaults,
  defaultChoice,
  preview,
  withModifierTapped,
  withSpecValue,
  type Choice,
  type ChoiceFault,
} from '@words/options';
import type { Chip } from '@/components/base/chip';
import { named, t } from '@/i18n';
import { when } from '@/i18n/when';

/** A line of the cart that is being changed. */
export type Earlier = Pick<CartLine, 'sku_id' | 'modifier_ids' | 'quantity' | 'note'>;

export function useChoice(item: Ref<MenuItem>, groups: Ref<readonly MenuModifierGroup[]>, earlier: Earlier | null, zone: string) {
  const choice = ref<Choice>(startOf(item.value, groups.value, earlier));
  const quantity = ref(earlier?.quantity ?? Math.max(1, item.value.min_quantity));
  const note = ref(earlier?.note ?? '');
  const isShowingFaults = ref(false);

  const shown = computed(() => preview(item.value, groups.value, choice.value));
  const faults = computed(() => choiceFaults(item.value, groups.value, choice.value));
  const total_fen = computed(() => shown.value.unit_price_fen * quantity.value);
  const most = computed(() => Math.min(MAX_QUANTITY, item.value.purchase_limit ?? MAX_QUANTITY));

  const specs = computed(() => {
    const sku = item.value.skus.find(({ id }) => id === choice.value.sku_id);
    return item.value.specs.map((spec) => ({
      name: named(spec),
      chips: spec.values.map<Chip>((value) => ({
        id: value.id,
        label: named(value),
        isChosen: sku?.spec_value_ids.includes(value.id) ?? false,
        isDisabled: item.value.skus.filter((each) => each.spec_value_ids.includes(value.id)).every((each) => each.is_sold_out),
      })),
    }));
  });

  const groupViews = computed(() =>
    groups.value.map((group) => {
      const chosen = chosenOf(group, choice.value);
      const isFull = group.max_select > 1 && chosen.length >= group.max_select;
      const fault = faults.value.find((each) => 'group' in each && each.group.id === group.id);
      return {
        id: group.id,
        name: named(group),
        kind: group.max_select === 1 ? ('radio' as const) : ('checkbox' as const),
        rule: ruleOf(group),
        isRequired: group.min_select > 0,
        isMissing: isShowingFaults.value && fault !== undefined,
        fault,
        chips: group.modifiers.map<Chip>((modifier) => {
          const isChosen = chosen.some(({ id }) => id === modifier.id);
          return {
            id: modifier.id,
            label: named(modifier),
            hint: modifier.is_sold_out ? soldOutWord(modifier.back_at, zone) : deltaText(modifier.price_delta_fen),
            isChosen,
            isDisabled: modifier.is_sold_out || (isFull && !isChosen),
          };
        }),
      };
    }),
  );

  function tapSpec(valueId: string): void {
    choice.value = withSpecValue(item.value, choice.value, valueId);
  }

  function tapModifier(groupId: string, modifierId: string): void {
    const group = groups.value.find(({ id }) => id === groupId);
    if (group) choice.value = withModifierTapped(group, choice.value, modifierId);
  }

  function step(by: 1 | -1): void {
    quantity.value = Math.min(most.value, Math.max(Math.max(1, item.value.min_quantity), quantity.value + by));
  }

  /** The first thing that keeps the choice from being added; from now on the sheet names them all. */
  function firstFault(): ChoiceFault | null {
    isShowingFaults.value = true;
    return faults.value[0] ?? null;
  }

  return { choice, quantity, note, shown, faults, total_fen, most, specs, groupViews, tapSpec, tapModifier, step, firstFault };
}

function startOf(item: MenuItem, groups: readonly MenuModifierGroup[], earlier: Earlier | null): Choice {
  const start = defaultChoice(item, groups);
  if (!earlier) return start;
  const known = new Set(groups.flatMap((group) => group.modifiers.map(({ id }) => id)));
  return {
    sku_id: item.skus.some(({ id }) => id === earlier.sku_id) ? earlier.sku_id : start.sku_id,
    modifier_ids: earlier.modifier_ids.filter((id) => known.has(id)),
  };
}

function soldOutWord(backAt: string | null, zone: string): string {
  return backAt ? t('menu.back_at', { when: when(backAt, zone) }) : t('item.sold_out');
}

function ruleOf({ min_select: min, max_select: max }: MenuModifierGroup): string {
  if (max === 1) return '';
  if (min > 0 && min === max) return t('item.pick_exactly', { min });
  if (min > 0 && max > 0) return t('item.pick_range', { min, max });
  return max > 0 ? t('item.pick_up_to', { max }) : '';
}
