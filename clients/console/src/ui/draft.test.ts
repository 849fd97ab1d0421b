import { nextTick, ref } from "vue";
import { expect, test } from "vitest";
import { useDraft } from "./draft";

test("an untouched draft follows what is saved; an edited one keeps its edits", async () => {
  const saved = ref({ name: "a", tags: [1] });
  const { draft, isDirty, reset } = useDraft(() => saved.value);
  saved.value = { name: "b", tags: [1] };
  await nextTick();
  expect(draft.value.name).toBe("b");

  draft.value.tags.push(2);
  expect(isDirty.value).toBe(true);
  saved.value = { name: "c", tags: [1] };
  await nextTick();
  expect(draft.value).toEqual({ name: "b", tags: [1, 2] });
  expect(saved.value.tags).toEqual([1]);

  reset();
  expect(draft.value).toEqual({ name: "c", tags: [1] });
  expect(isDirty.value).toBe(false);
});

test("once what was edited is saved the draft is clean", async () => {
  const saved = ref({ name: "a" });
  const { draft, isDirty } = useDraft(() => saved.value);
  draft.value.name = "b";
  saved.value = { name: "b" };
  await nextTick();
  expect(isDirty.value).toBe(false);
});
