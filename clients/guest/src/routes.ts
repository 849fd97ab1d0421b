/** Every screen's address. Main package: the menu and the way to a store; the rest loads when needed. */
export const HOME = '/pages/menu/index';
/** The shop's front: where a guest without a code lands. */
export const FRONT = '/pages/home/index';
export const STORES = '/pages/stores/index';
export const CHECKOUT = '/sub/checkout/index';
export const PAYMENT = '/sub/order/payment';
export const ORDER = '/sub/order/index';
export const ORDERS = '/sub/order/list';
export const ME = '/sub/me/index';
export const MESSAGES = '/sub/me/messages';
export const NOTIFY = '/sub/me/notify';
export const FAVOURITES = '/sub/me/favourites';
export const MY_DATA = '/sub/me/data';
export const REVIEW = '/sub/review/index';
export const EDIT_REVIEW = '/sub/review/edit';
export const REVIEWS = '/sub/review/list';
export const MY_REVIEWS = '/sub/review/mine';

export type Route =
  | typeof HOME
  | typeof FRONT
  | typeof STORES
  | typeof CHECKOUT
  | typeof PAYMENT
  | typeof ORDER
  | typeof ORDERS
  | typeof ME
  | typeof MESSAGES
  | typeof NOTIFY
  | typeof FAVOURITES
  | typeof MY_DATA
  | typeof REVIEW
  | typeof EDIT_REVIEW
  | typeof REVIEWS
  | typeof MY_REVIEWS;
