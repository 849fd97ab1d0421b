/** Words of reviews: tags in the reader's language, averages as people say them. */
import { t, type Key } from '@/i18n';

export function tagWord(tag: string): string {
  return t(`review.tag.${tag}` as Key);
}

/** "4.7" of 468 hundredths. */
export function average(hundredths: number): string {
  return (Math.round(hundredths / 10) / 10).toFixed(1);
}
