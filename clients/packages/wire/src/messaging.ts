/** Calls about how a brand reaches people. */
import type {
  BrandNews,
  EditMessageRules,
  EditWording,
  MessageChannel,
  MessageRules,
  Messaging,
  Page,
  SaveMessenger,
  SentMessage,
  SentSearch,
  TestMessage,
  Wording,
  WriteNews,
} from "../../contracts/src/index";
import type { BodyCaller } from "./merchant";

const API = "/api/merchant/v1";

export interface MessagingCalls {
  all(brandId: string): Promise<Messaging>;
  /** Keys go in and never come out again. */
  connect(brandId: string, account: SaveMessenger): Promise<Messaging>;
  disconnect(brandId: string, channel: MessageChannel): Promise<Messaging>;
  word(brandId: string, kind: string, wording: EditWording): Promise<Wording>;
  rule(brandId: string, rules: EditMessageRules): Promise<MessageRules>;
  test(brandId: string, message: TestMessage): Promise<SentMessage>;
  sent(brandId: string, search: SentSearch): Promise<Page<SentMessage>>;
  tell(brandId: string, news: WriteNews): Promise<BrandNews>;
}

export function createMessagingCalls(body: BodyCaller): MessagingCalls {
  const at = (brand: string, ...parts: string[]) => [API, "brands", brand, ...parts].map((part, i) => (i ? encodeURIComponent(part) : part)).join("/");
  return {
    all: (brand) => body({ method: "GET", path: at(brand, "messaging") }),
    connect: (brand, account) => body({ method: "PUT", path: at(brand, "messaging", "accounts"), body: account }),
    disconnect: (brand, channel) => body({ method: "DELETE", path: at(brand, "messaging", "accounts", channel) }),
    word: (brand, kind, wording) => body({ method: "PUT", path: at(brand, "messaging", "words", kind), body: wording }),
    rule: (brand, rules) => body({ method: "PUT", path: at(brand, "messaging", "rules"), body: rules }),
    test: (brand, message) => body({ method: "POST", path: at(brand, "messaging", "test"), body: message }),
    sent: (brand, search) => body({ method: "GET", path: at(brand, "messages"), query: { ...search } }),
    tell: (brand, news) => body({ method: "POST", path: at(brand, "messaging", "news"), body: news }),
  };
}
