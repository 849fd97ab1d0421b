/**
 * The mark that a link from this phone carries, so that a shop can tell which sharing brought a guest: made up once, says nothing
 * about who shares.
 */
import { recall, remember } from '@/platform/storage';

const KEY = 'share_mark';
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 8;

export function shareMark(): string {
  const kept = recall(KEY, isMark);
  if (kept !== null) return kept;
  const made = Array.from({ length: LENGTH }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
  remember(KEY, made);
  return made;
}

export function isMark(value: unknown): value is string {
  return typeof value === 'string' && new RegExp(`^[${LETTERS}]{${String(LENGTH)}}$`).test(value);
}
