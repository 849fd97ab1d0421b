/**
 * Who works here and in which store. Owns the signed-in person and the chosen store; the server's cookie is the proof,
 * this is only what it said.
 */
import { brandAccent } from "@/platform/appearance";
import { recall, remember, remembered } from "@/platform/storage";
import { onSignedOut, staff } from "@/platform/wire";
import type { Me, MyStore, Permission } from "@contracts";
import { isWireError } from "@wire";
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";

export const useSession = defineStore("session", () => {
  const me = shallowRef<Me | null>(null);
  /** Set when a session that was there has ended, so that the sign-in page can say so. */
  const hasExpired = ref(false);
  const chosenStoreId = remembered("store", "");
  let asking: Promise<boolean> | null = null;

  const stores = computed<MyStore[]>(() => me.value?.stores ?? []);
  const store = computed<MyStore | null>(
    () => stores.value.find((mine) => mine.id === chosenStoreId.value) ?? stores.value[0] ?? null,
  );
  const storeId = computed(() => store.value?.id ?? "");
  /** Times are the store's, wherever this screen stands. */
  const zone = computed(() => store.value?.time_zone ?? "Asia/Shanghai");
  const brandId = computed(() => me.value?.brand.id ?? "");

  function may(permission: Permission): boolean {
    return store.value?.permissions.includes(permission) ?? false;
  }

  /** What belongs to the brand: its menu, its pictures. */
  function mayInBrand(permission: Permission): boolean {
    return me.value?.brand_permissions.includes(permission) ?? false;
  }

  function welcome(person: Me) {
    me.value = person;
    brandAccent.value = person.brand.accent;
    hasExpired.value = false;
  }

  function forget() {
    if (me.value) hasExpired.value = true;
    me.value = null;
  }

  /** Is somebody signed in? Asks the server once; throws only when nothing answered. */
  async function ensure(): Promise<boolean> {
    if (me.value) return true;
    asking ??= staff
      .me()
      .then((person) => {
        welcome(person);
        return true;
      })
      .catch((error: unknown) => {
        if (isWireError(error) && (error.status === 401 || error.status === 403)) return false;
        throw error;
      })
      .finally(() => (asking = null));
    return asking;
  }

  async function signIn(username: string, password: string) {
    welcome(await staff.signIn({ username, password }));
    remember("username", username);
  }

  /** Set a new password by the recovery code kept on paper. */
  async function recover(username: string, code: string, password: string) {
    welcome(await staff.recover({ username, code, password }));
    remember("username", username);
  }

  /** Somebody else takes this device over by their code. */
  async function switchTo(store: string, staffId: string, code: string) {
    welcome(await staff.people.switchTo(store, { staff_id: staffId, code }));
  }

  /** Ask the server anew who is signed in, after something about the account changed. */
  async function renew() {
    welcome(await staff.me());
  }

  async function signOut() {
    await staff.signOut();
    me.value = null;
    hasExpired.value = false;
  }

  function choose(id: string) {
    chosenStoreId.value = id;
  }

  onSignedOut(forget);
  return {
    me,
    stores,
    store,
    storeId,
    zone,
    brandId,
    hasExpired,
    may,
    mayInBrand,
    ensure,
    signIn,
    recover,
    switchTo,
    renew,
    signOut,
    choose,
    lastUsername: () => recall("username", ""),
  };
});
