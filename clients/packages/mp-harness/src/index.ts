/** Runs a compiled WeChat mini-program in a browser, for tests. See docs/explain/mini-program.md. */
export { checkAlipay, type AlipayFindings } from "./alipay";
export { pack, type Package } from "./pack/pack";
export { BUDGETS, SHOP, type Launch, type Noticed, type Person, type Phone, type ShareCard } from "./phone";
export { startHarness, type Harness, type HarnessOptions } from "./server";
