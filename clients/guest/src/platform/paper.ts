/** Paper to draw a picture on, and the phone's album to keep it in. Alipay's canvas is not spoken here: no paper there. */
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

export function hasPaper(): boolean {
  let isThere = true;
  // #ifdef MP-ALIPAY
  isThere = false;
  // #endif
  return isThere;
}

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
  return Promise.reject(new Error(`no paper of ${String(width)} by ${String(height)} here`));
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
  // #ifdef MP-WEIXIN
   
  void name;
  return new Promise((resolve) => {
    uni.saveImageToPhotosAlbum({ filePath: address, success: () => resolve(true), fail: () => resolve(false) });
  });
  // #endif
  // #ifdef MP-ALIPAY
   
  void address;
  void name;
  return Promise.resolve(false);
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
