/** Finding and adding on the compiled package: what each tap sends to the screen stays small. */
import { expect, test } from "../../support/test";
import { noticedBy } from "../../support/clients";
import type { GuestPhone } from "../../support/pages/guest";

const A_TAP_BYTES = 5 * 1024;

test("a tap that adds or jumps sends at most five kilobytes to the screen", async ({ demo, guest }) => {
  await guest.scan({ store: demo.coffee.id });
  await guest.menuIsThere();
  await expect(guest.find("item-add").first()).toBeVisible();

  const sent: Record<string, number> = {};
  const after = async (name: string, work: () => Promise<void>): Promise<void> => {
    const before = await heaviest(guest);
    await work();
    await guest.page.waitForTimeout(1100);
    sent[name] = Math.max(0, ...(await heaviest(guest)).slice(before.length));
  };
  await after("add", () => guest.find("item-add").first().tap());
  await after("add again", () => guest.find("item-add").first().tap());
  await after("less", () => guest.find("item-less").first().tap());
  await after("another category", () => guest.find("category-tab").nth(3).tap());
  test.info().annotations.push({ type: "measured", description: JSON.stringify(sent) });

  expect(Object.entries(sent).filter(([, bytes]) => bytes > A_TAP_BYTES)).toEqual([]);
});

/** Bytes sent to the screens after each tap so far, in order of the taps. */
async function heaviest(guest: GuestPhone): Promise<number[]> {
  const { setData, taps } = await noticedBy(guest.page);
  return Array.from({ length: taps }, (_, at) => setData.filter(({ tap }) => tap === at + 1).reduce((sum, { bytes }) => sum + bytes, 0));
}
