/** Keeps a page with unsaved changes from being left by accident: asks within the app, and before the tab closes. */
import { guardLeaving } from "@/platform/page";
import { hasUnsaved, mayLeave } from "@/ui/unsaved";
import { onBeforeUnmount } from "vue";
import { onBeforeRouteLeave } from "vue-router";

export function useLeaveGuard() {
  const stopGuarding = guardLeaving(() => hasUnsaved.value);
  onBeforeRouteLeave(mayLeave);
  onBeforeUnmount(() => {
    stopGuarding();
    hasUnsaved.value = false;
  });
  return { isDirty: hasUnsaved };
}
