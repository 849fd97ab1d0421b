/**
 * WeChat's payment sheet. It shows what the payment service will charge, and pays or cancels there: the sandbox checks the
 * merchant's signature over the call exactly as WeChat does.
 */
import { person } from "../person";
import { asked, Refusal, type Options } from "./answer";
import { askWeChat } from "./service";

interface Order extends Options {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}

const STYLE = `
.mp-cashier{position:fixed;inset:0;z-index:10000;display:flex;align-items:flex-end;background:rgba(0,0,0,.5);font:16px/1.5 sans-serif}
.mp-cashier form{width:100%;padding:24px 20px 32px;border-radius:14px 14px 0 0;background:#fff;color:#111;text-align:center}
.mp-cashier p{margin:0 0 6px}
.mp-cashier .amount{font-size:36px;font-weight:600}
.mp-cashier button{display:block;width:100%;height:48px;margin-top:12px;border:0;border-radius:8px;font:inherit;background:#f2f2f2;color:#111}
.mp-cashier button[value=pay]{background:#07c160;color:#fff}`;

export const cashier = {
  requestPayment: asked<Order>("requestPayment", async (order) => {
    const prepayId = order.package.replace(/^prepay_id=/, "");
    const trade = await askWeChat<{ amount_fen: number; description: string }>("GET", `/prepay?prepay_id=${encodeURIComponent(prepayId)}`);
    const isPaid = await shown(trade);
    const { timeStamp, nonceStr, signType, paySign } = order;
    const call = { appId: person.appId, timeStamp, nonceStr, package: order.package, signType, paySign, cancel: !isPaid };
    const { errMsg } = await askWeChat<{ errMsg: string }>("POST", "/jsapi", call);
    if (errMsg !== "requestPayment:ok") throw new Refusal(errMsg.replace(/^requestPayment:fail /, ""));
  }),
};

/** Found by tests like the cashier page of the browser build: `.amount`, and what its buttons answer. */
function shown(trade: { amount_fen: number; description: string }): Promise<boolean> {
  const sheet = document.createElement("div");
  sheet.className = "mp-cashier";
  const style = document.createElement("style");
  style.textContent = STYLE;
  const form = document.createElement("form");
  form.append(line("p", trade.description), line("p", `¥${(trade.amount_fen / 100).toFixed(2)}`, "amount"), button("pay", "确认支付"), button("cancel", "取消"));
  sheet.append(style, form);
  document.body.append(sheet);
  return new Promise((resolve) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      sheet.remove();
      resolve((event.submitter as HTMLButtonElement).value === "pay");
    });
  });
}

function line(tag: string, text: string, name = ""): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = name;
  return element;
}

function button(value: string, text: string): HTMLElement {
  const element = line("button", text) as HTMLButtonElement;
  element.name = "answer";
  element.value = value;
  return element;
}
