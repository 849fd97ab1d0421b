/** Counts the taps of a guest, as the promise is "at most six from scan to paid". */
import type { Locator } from "@playwright/test";

export class Taps {
  readonly names: string[] = [];

  get count(): number {
    return this.names.length;
  }

  /** Begin to count anew. */
  forget(): void {
    this.names.length = 0;
  }

  async tap(what: Locator, name: string): Promise<void> {
    await what.tap();
    this.names.push(name);
  }
}
