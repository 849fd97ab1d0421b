/** Reads a poster as a camera does. */
import { expect, type Page } from "@playwright/test";
import jsQR from "jsqr";

interface Pixels {
  width: number;
  height: number;
  data: number[];
}

/** What the code on the poster in view says. */
export async function codeOn(page: Page): Promise<string> {
  const poster = page.getByTestId("poster");
  await expect(poster).toBeVisible();
  const pixels = await poster.evaluate(async (image: HTMLImageElement): Promise<Pixels> => {
    await image.decode();
    const canvas = document.createElement("canvas");
    // The lower right part, where the code is: millions of pixels take long to cross over.
    canvas.width = image.naturalWidth / 2;
    canvas.height = image.naturalHeight / 3;
    const brush = canvas.getContext("2d");
    if (brush === null) throw new Error("no canvas");
    brush.drawImage(image, canvas.width - image.naturalWidth, canvas.height - image.naturalHeight);
    const { width, height, data } = brush.getImageData(0, 0, canvas.width, canvas.height);
    return { width, height, data: Array.from(data) };
  });
  const code = jsQR(Uint8ClampedArray.from(pixels.data), pixels.width, pixels.height);
  if (code === null) throw new Error("no code on the poster");
  return code.data;
}
