/** What the palette offers: places, orders on the desk, actions, stores, and how the device looks. */
import { named, t } from "@/i18n";
import { language, theme } from "@/platform/appearance";
import { openTab } from "@/platform/page";
import { useDesk } from "@/features/orders/store";
import { placeOf } from "@/features/orders/words";
import type { PaletteEntry } from "@/features/palette/entries";
import { useSession } from "@/features/session/store";
import { BagIcon, DarkIcon, LanguageIcon, SignOutIcon, SoldOutIcon, StoreIcon, SwitchIcon } from "@/ui/icons";
import { mayLeave } from "@/ui/unsaved";
import { computed, type Ref } from "vue";
import { useRouter } from "vue-router";
import type { Place } from "./places";

export function usePaletteEntries(
  places: Ref<readonly Place[]>,
  on: { soldOut: () => void; openOrder: (id: string) => void; signOut: () => void; switchPerson: () => void },
) {
  const router = useRouter();
  const session = useSession();
  const desk = useDesk();

  return computed<PaletteEntry[]>(() => {
    const goings = places.value.map((place) => ({
      id: place.id,
      label: t(place.label),
      hint: t(place.isScreen ? "palette.new_tab" : "palette.page"),
      words: place.id,
      icon: place.icon,
      run: () => (place.isScreen ? openTab(place.path) : void router.push(place.path)),
    }));
    const actions: PaletteEntry[] = [
      {
        id: "dark",
        label: t("palette.dark"),
        hint: t("palette.action"),
        words: "dark light theme",
        icon: DarkIcon,
        run: () => (theme.value = theme.value === "dark" ? "light" : "dark"),
      },
      {
        id: "language",
        label: t("palette.language"),
        hint: t("palette.action"),
        words: t("palette.language_words"),
        icon: LanguageIcon,
        run: () => (language.value = language.value === "zh" ? "en" : "zh"),
      },
      {
        id: "sign-out",
        label: t("session.sign_out"),
        hint: t("palette.action"),
        words: "sign out log off",
        icon: SignOutIcon,
        run: on.signOut,
      },
    ];
    if (session.may("orders")) {
      actions.unshift({
        id: "switch",
        label: t("switch.open"),
        hint: t("palette.action"),
        words: "switch person code huanren",
        icon: SwitchIcon,
        run: on.switchPerson,
      });
    }
    if (session.may("sold_out")) {
      actions.unshift({
        id: "sold-out",
        label: t("sold_out.open"),
        hint: t("palette.action"),
        words: t("sold_out.words"),
        icon: SoldOutIcon,
        run: on.soldOut,
      });
    }
    const stores = session.stores
      .filter((store) => store.id !== session.storeId)
      .map((store) => ({
        id: store.id,
        label: t("palette.to_store", { name: named(store) }),
        hint: t("palette.store"),
        words: store.name_en,
        icon: StoreIcon,
        run: () => void mayLeave().then((goes) => goes && session.choose(store.id)),
      }));
    const orders = desk.orders.map((order) => ({
      id: order.id,
      label: `${order.number} · ${placeOf(order)}`,
      hint: t(`order.state.${order.state}`),
      words: order.guest_label,
      icon: BagIcon,
      run: () => on.openOrder(order.id),
    }));
    return [...goings, ...actions, ...stores, ...orders];
  });
}
