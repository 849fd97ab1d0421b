import { openSmallWindow } from "@/platform/page";

/** Open the printable ticket of an order in a small window of its own, which prints itself. */
export function openPrint(orderId: string): void {
  openSmallWindow(`/console/print/${encodeURIComponent(orderId)}?now=1`);
}
