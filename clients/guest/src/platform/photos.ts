/** Pictures from the phone's album or camera, as the transport sends them. */

/** What the transport takes as a file: where it lies, and who wants to know how far it got. */
export interface SentFile {
  path: string;
  onProgress?: (percent: number) => void;
}

/** The chosen pictures' places on the phone; none when the guest turned away. */
export function choosePhotos(most: number): Promise<string[]> {
  return new Promise((resolve) => {
    uni.chooseImage({
      count: most,
      // The phone makes them smaller first: a slow network is the usual one.
      sizeType: ['compressed'],
      success: ({ tempFilePaths }) => resolve((Array.isArray(tempFilePaths) ? tempFilePaths : [tempFilePaths]).slice(0, most)),
      fail: () => resolve([]),
    });
  });
}
