/** What has changed about an earlier choice, in words that name it. */
import { yuan } from '@words/money';
import type { Change } from '@words/today';
import { language, named, t } from '@/i18n';

export function changeWord(change: Change): string {
  switch (change.kind) {
    case 'gone':
      return t('change.gone');
    case 'sold_out':
      return t('change.sold_out');
    case 'not_now':
      return t('menu.served', { windows: change.available.map(([from, to]) => `${from}–${to}`).join(comma()) });
    case 'option_gone': {
      const names = change.names.map(named).join(comma());
      const instead = change.instead.map(named).join(comma());
      if (names === '') return t('change.option_gone');
      return instead ? t('change.option_instead', { names, instead }) : t('change.option_without', { names });
    }
    case 'price': {
      const prices = { before: yuan(change.before_fen), after: yuan(change.after_fen) };
      return change.after_fen > change.before_fen ? t('change.dearer', prices) : t('change.cheaper', prices);
    }
  }
}

/** Something to be careful about, rather than glad of. */
export function isForTheWorse(change: Change): boolean {
  return change.kind !== 'price' || change.after_fen > change.before_fen;
}

function comma(): string {
  return language.value === 'zh' ? '、' : ', ';
}
