/** Reads a table code with the camera, where the platform has one to offer. */
export const canScan = scannable();

/** The raw text of the code, or null when the guest turned away. */
export function scan(): Promise<string | null> {
  return new Promise((resolve) => {
    uni.scanCode({
      onlyFromCamera: false,
      success: (found) => resolve((found as { path?: string }).path || found.result || null),
      fail: () => resolve(null),
    });
  });
}

function scannable(): boolean {
  // #ifdef H5
  // A browser guest scans with the phone's own camera; the code opens this page.
  return false;
  // #endif
  // #ifndef H5
   
  return true;
  // #endif
}
