/** The words of the trade in both languages; each client adds its own screens' words with `mergeCatalogues`. */
import type { Message } from "./i18n";

const zh = {
  "mode.pickup": "到店自取",
  "mode.dine_in": "堂食",
  "mode.takeaway": "打包带走",

  "order.state.awaiting_payment": "待支付",
  "order.state.placed": "已下单",
  "order.state.accepted": "已接单",
  "order.state.preparing": "制作中",
  "order.state.ready": "可取餐",
  "order.state.completed": "已完成",
  "order.state.cancelled": "已取消",

  "order.sentence.awaiting_payment": "等待支付",
  "order.sentence.awaiting_payment_by": "请在 {time} 前完成支付",
  "order.sentence.placed": "已下单，等门店接单",
  "order.sentence.accepted": "门店已接单，马上开始制作",
  "order.sentence.accepted_at": "门店已接单，预计 {to} 好",
  "order.sentence.accepted_range": "门店已接单，预计 {from}–{to} 好",
  "order.sentence.preparing": "正在为你制作",
  "order.sentence.preparing_at": "正在制作，预计 {to} 好",
  "order.sentence.preparing_range": "正在制作，预计 {from}–{to} 好",
  "order.sentence.ready": "做好了，请凭号取餐",
  "order.sentence.ready_dine_in": "做好了，马上送到桌上",
  "order.sentence.completed": "已完成，慢用",
  "order.sentence.cancelled": "订单已取消",
  "order.sentence.cancelled_refunding": "订单已取消，退款正在退回原支付方式",
  "order.sentence.cancelled_refunded": "订单已取消，款项已退回",

  "refund.state.asked": "退款处理中",
  "refund.state.sent": "退款已提交",
  "refund.state.done": "已退款",
  "refund.state.failed": "退款未成功，门店会处理",

  "payment.state.opened": "待支付",
  "payment.state.pending": "正在确认",
  "payment.state.paid": "已支付",
  "payment.state.failed": "支付未成功",
  "payment.state.closed": "支付已关闭",

  "ticket.state.queued": "待做",
  "ticket.state.cooking": "制作中",
  "ticket.state.done": "已出品",
  "ticket.state.served": "已上餐",
  "ticket.state.void": "已作废",

  "age.just_now": "刚刚",
  "age.minutes": "{count} 分钟",
  "age.fresh": "正常",
  "age.warm": "快到时间",
  "age.late": "已超时",

  "day.today": "今天",
  "day.tomorrow": "明天",
  "day.yesterday": "昨天",
  "day.date": "{month}月{day}日",

  "weekday.mon": "周一",
  "weekday.tue": "周二",
  "weekday.wed": "周三",
  "weekday.thu": "周四",
  "weekday.fri": "周五",
  "weekday.sat": "周六",
  "weekday.sun": "周日",

  "store.open": "营业中",
  "store.closed": "已打烊",
  "store.paused": "暂停接单",
  "store.reopens": "{day} {time} 开始营业",
  "store.resumes": "{time} 恢复接单",

  "item.back_at": "{day} {time} 恢复供应",
  "item.sold_out": "售罄",
  "item.only_between": "{from}–{to} 供应",

  "choice.too_few": "请在“{group}”中选 {count} 项",
  "choice.too_many": "“{group}”最多选 {count} 项",
  "choice.sold_out": "“{name}”已售罄，请换一个",
  "choice.no_sku": "请先选好规格",

  "live.live": "实时更新中",
  "live.connecting": "正在连接",
  "live.polling": "网络不稳，定时刷新中",
  "live.offline": "网络已断开，显示的是最后的内容",

  "wire.offline": "网络连不上，请检查网络后再试",
  "wire.timeout": "网络太慢，没有等到回应",
  "wire.bad_answer": "服务暂时异常，请稍后再试",
  "wire.unsettled": "上一次提交还没有结果，正在确认",
  "wire.earlier_arrived": "上一次提交其实已经成功，请看最新的内容",
} as const;

export type WordKey = keyof typeof zh;

const en: Record<WordKey, Message> = {
  "mode.pickup": "Pick up",
  "mode.dine_in": "Dine in",
  "mode.takeaway": "Takeaway",

  "order.state.awaiting_payment": "Awaiting payment",
  "order.state.placed": "Placed",
  "order.state.accepted": "Accepted",
  "order.state.preparing": "Preparing",
  "order.state.ready": "Ready",
  "order.state.completed": "Completed",
  "order.state.cancelled": "Cancelled",

  "order.sentence.awaiting_payment": "Waiting for payment",
  "order.sentence.awaiting_payment_by": "Please pay before {time}",
  "order.sentence.placed": "Order placed, waiting for the store",
  "order.sentence.accepted": "The store has accepted and starts right away",
  "order.sentence.accepted_at": "Accepted, ready at about {to}",
  "order.sentence.accepted_range": "Accepted, ready between {from} and {to}",
  "order.sentence.preparing": "Being made for you",
  "order.sentence.preparing_at": "Being made, ready at about {to}",
  "order.sentence.preparing_range": "Being made, ready between {from} and {to}",
  "order.sentence.ready": "Ready – please pick it up with your number",
  "order.sentence.ready_dine_in": "Ready – on its way to your table",
  "order.sentence.completed": "Completed. Enjoy!",
  "order.sentence.cancelled": "Order cancelled",
  "order.sentence.cancelled_refunding": "Order cancelled, your money is on its way back",
  "order.sentence.cancelled_refunded": "Order cancelled, your money has been returned",

  "refund.state.asked": "Refund in progress",
  "refund.state.sent": "Refund submitted",
  "refund.state.done": "Refunded",
  "refund.state.failed": "Refund failed, the store is looking into it",

  "payment.state.opened": "Awaiting payment",
  "payment.state.pending": "Confirming",
  "payment.state.paid": "Paid",
  "payment.state.failed": "Payment failed",
  "payment.state.closed": "Payment closed",

  "ticket.state.queued": "Queued",
  "ticket.state.cooking": "Cooking",
  "ticket.state.done": "Done",
  "ticket.state.served": "Served",
  "ticket.state.void": "Void",

  "age.just_now": "Just now",
  "age.minutes": "{count} min",
  "age.fresh": "On time",
  "age.warm": "Due soon",
  "age.late": "Late",

  "day.today": "Today",
  "day.tomorrow": "Tomorrow",
  "day.yesterday": "Yesterday",
  "day.date": "{month}/{day}",

  "weekday.mon": "Mon",
  "weekday.tue": "Tue",
  "weekday.wed": "Wed",
  "weekday.thu": "Thu",
  "weekday.fri": "Fri",
  "weekday.sat": "Sat",
  "weekday.sun": "Sun",

  "store.open": "Open",
  "store.closed": "Closed",
  "store.paused": "Orders paused",
  "store.reopens": "Opens {day} {time}",
  "store.resumes": "Takes orders again at {time}",

  "item.back_at": "Back {day} {time}",
  "item.sold_out": "Sold out",
  "item.only_between": "Served {from}–{to}",

  "choice.too_few": { one: "Choose {count} of “{group}”", other: "Choose {count} of “{group}”" },
  "choice.too_many": "At most {count} of “{group}”",
  "choice.sold_out": "“{name}” is sold out, please choose another",
  "choice.no_sku": "Please choose the size first",

  "live.live": "Updating live",
  "live.connecting": "Connecting",
  "live.polling": "Weak network, refreshing now and then",
  "live.offline": "No network. This is the last we know",

  "wire.offline": "Cannot reach the network. Check it and try again",
  "wire.timeout": "The network is too slow, no answer came",
  "wire.bad_answer": "The service has a hiccup. Please try again shortly",
  "wire.unsettled": "The last attempt has no answer yet, checking",
  "wire.earlier_arrived": "The last attempt did arrive. Please look at what is there now",
};

export const words: { zh: Readonly<Record<WordKey, Message>>; en: Readonly<Record<WordKey, Message>> } = { zh, en };
