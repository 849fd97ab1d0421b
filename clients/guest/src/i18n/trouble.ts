/** What went wrong, for people: the server's own words where it has any, ours where none came. */
import { isWireError } from '@wire/errors';
import { t } from './index';

export function trouble(error: unknown): string {
  if (!isWireError(error)) return t('error.unknown');
  if (error.code === 'wire.offline') return t('error.offline');
  if (error.code === 'wire.timeout') return t('wire.timeout');
  if (error.code.startsWith('wire.') || error.status >= 500) return t('error.server');
  return error.message || t('error.unknown');
}
