/** Forgetting what this phone keeps, at the guest's wish. Orders live with the shop and stay. */
import { forget, remembered } from '@/platform/storage';

export function forgetEverything(): void {
  remembered().forEach(forget);
}
