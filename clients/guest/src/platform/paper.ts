/** Paper to draw a picture on, and the phone's album to keep it in. */
import type { ComponentPublicInstance } from 'vue';

export interface Paper {
  brush: CanvasRenderingContext2D;
  /** A picture to draw, or null when it cannot be had: without network, or from a site that forbids it. */
  picture(address: string): Promise<CanvasImageSource | null>;
  /** What was drawn, as an address that a picture on the page takes. */
  finish(): Promise<string>;
}

export const PAPER_ID = 'dd-paper';
/** A page cannot wait for ever for a picture. */
const PICTURE_MS = 8_000;

/** `owner` is the component whose template holds the canvas; browsers need none. */
export async function takePaper(width: number, height: number, owner: ComponentPublicInstance | null): Promise<Paper> {
  // #ifdef H5
  void owner;
  const canvas = document.createElement('canvas');
  return paperOf(canvas, width, height, { blank: () => new Image(), finish: () => Promise.resolve(canvas.toDataURL('image/png')) });
  // #endif
  // #ifdef MP-WEIXIN
   
  const sheet = await canvasOf(owner);
  const file = (): Promise<string> =>
    new Promise((resolve, reject) => {
      uni.canvasToTempFilePath({ canvas: sheet, success: ({ tempFilePath }: { tempFilePath: string }) => resolve(tempFilePath), fail: reject } as never);
    });
  return paperOf(sheet, width, height, { blank: () => sheet.createImage(), finish: file });
  // #endif
  // #ifdef MP-ALIPAY
   
  void owner;
  const alipay = await alipayCanvas();
  const kept = (): Promise<string> =>
    new Promise((resolve, reject) => alipay.toTempFilePath({ success: ({ tempFilePath }) => resolve(tempFilePath), fail: reject }));
  return paperOf(alipay, width, height, { blank: () => alipay.createImage(), finish: kept });
  // #endif
}

/** False where the guest did not allow it. */
export function keepPicture(address: string, name: string): Promise<boolean> {
  // #ifdef H5
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.png`;
  link.click();
  return Promise.resolve(true);
  // #endif
  // #ifndef H5
   
  void name;
  return new Promise((resolve) => {
    uni.saveImageToPhotosAlbum({ filePath: address, success: () => resolve(true), fail: () => resolve(false) });
  });
  // #endif
}

interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): unknown;
}

interface Tools {
  blank(): HTMLImageElement;
  finish(): Promise<string>;
}

function paperOf(canvas: Canvas, width: number, height: number, { blank, finish }: Tools): Paper {
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d') as CanvasRenderingContext2D | null;
  if (!brush) throw new Error('no canvas');
  const picture = (address: string): Promise<CanvasImageSource | null> =>
    new Promise((resolve) => {
      const image = blank();
      setTimeout(() => resolve(null), PICTURE_MS);
      image.onload = () => resolve(image);
      image.onerror = () => resolve(null);
      // Else a picture of another site would make the whole paper unreadable.
      if (/^https?:/.test(address)) image.crossOrigin = 'anonymous';
      image.src = address;
    });
  return { brush, picture, finish };
}

// #ifdef MP-WEIXIN
type NativeCanvas = Canvas & { createImage(): HTMLImageElement };

function canvasOf(owner: ComponentPublicInstance | null): Promise<NativeCanvas> {
  return new Promise((resolve, reject) => {
    uni
      .createSelectorQuery()
      .in(owner)
      .select(`#${PAPER_ID}`)
      .fields({ node: true } as never, (found) => {
        const canvas = (found as { node?: NativeCanvas } | null)?.node;
        if (canvas) resolve(canvas);
        else reject(new Error('no canvas'));
      })
      .exec();
  });
}
// #endif

// #ifdef MP-ALIPAY
/** Source: opendocs.alipay.com, "Canvas.toTempFilePath": since base library 2.7.15; older phones have no such canvas. */
type AlipayCanvas = Canvas & {
  createImage(): HTMLImageElement;
  toTempFilePath(wish: { success(done: { tempFilePath: string }): void; fail(reason: unknown): void }): void;
};

interface AlipayQuery {
  select(selector: string): { node?(): { exec(then: (found: ({ node?: AlipayCanvas } | null)[]) => void): void } };
}

function alipayCanvas(): Promise<AlipayCanvas> {
  return new Promise((resolve, reject) => {
    // Its own query asks for a node in its own way, which uni-app's does not know.
    const selected = (my as unknown as { createSelectorQuery(): AlipayQuery }).createSelectorQuery().select(`#${PAPER_ID}`);
    if (!selected.node) {
      reject(new Error('no canvas'));
      return;
    }
    selected.node().exec(([found]) => {
      if (found?.node?.toTempFilePath) resolve(found.node);
      else reject(new Error('no canvas'));
    });
  });
}
// #endif
