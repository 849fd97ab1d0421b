/** A file of the server's that the guest keeps: the browser's own download, or the phone's file opener. */
import { platform } from './transport';

export function keepFile(address: string): Promise<boolean> {
  // #ifdef H5
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
  return Promise.resolve(true);
  // #endif
  // #ifndef H5
   
  return new Promise((resolve) => {
    uni.downloadFile({
      url: (import.meta.env.VITE_API_ORIGIN ?? '') + address,
      header: { Authorization: `Bearer ${platform.store.get('dd.guest.token') ?? ''}` },
      success: ({ statusCode, tempFilePath }) => {
        if (statusCode !== 200) return resolve(false);
        uni.saveFile({ tempFilePath, success: () => resolve(true), fail: () => resolve(false) });
      },
      fail: () => resolve(false),
    });
  });
  // #endif
}
