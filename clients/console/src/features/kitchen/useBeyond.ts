/** How many tickets stand beyond the right edge of the glass: a queue must never look shorter than it is. */
import { nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from "vue";

export function useBeyond(queue: Ref<readonly unknown[]>, rail: Readonly<Ref<HTMLElement | null>>) {
  const hiddenCount = ref(0);
  let observer: ResizeObserver | undefined;

  function measure() {
    const box = rail.value;
    if (!box) {
      hiddenCount.value = 0;
      return;
    }
    const frame = box.getBoundingClientRect();
    hiddenCount.value = [...box.children].filter((card) => {
      const { left, width, top } = card.getBoundingClientRect();
      return left + width / 2 > frame.right || top > frame.bottom;
    }).length;
  }

  function scrollOn() {
    const box = rail.value;
    box?.scrollBy({ left: box.clientWidth * 0.8, top: box.clientHeight * 0.8, behavior: "smooth" });
  }

  watch([queue, rail], () => void nextTick(measure), { deep: false });
  watch(rail, (box, before) => {
    if (before) observer?.unobserve(before);
    if (box) observer?.observe(box);
  });
  onMounted(() => {
    observer = new ResizeObserver(measure);
    if (rail.value) observer.observe(rail.value);
    measure();
  });
  onBeforeUnmount(() => observer?.disconnect());

  return { hiddenCount, measure, scrollOn };
}
