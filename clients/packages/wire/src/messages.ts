/** Calls of a guest's message centre, and of what they agree to be told beyond it. */
import type {
  Agree,
  AskCode,
  ChooseNews,
  ContactChannel,
  GuestMessage,
  MessageSettings,
  Page,
  SubscriptionQuestion,
  Unread,
} from "../../contracts/src/index";
import type { BodyCaller } from "./merchant";

const API = "/api/guest/v1/messages";

export interface MessageCalls {
  list(cursor?: string): Promise<Page<GuestMessage>>;
  unread(): Promise<Unread>;
  read(messageId: string): Promise<Unread>;
  /** Everything up to the newest message on the screen; what came since stays unread. */
  readAll(upTo: string): Promise<Unread>;
  settings(storeId: string): Promise<MessageSettings>;
  mute(kinds: readonly string[]): Promise<void>;
  askCode(ask: AskCode): Promise<void>;
  agree(answer: Agree): Promise<MessageSettings>;
  chooseNews(choice: ChooseNews): Promise<MessageSettings>;
  withdraw(storeId: string, channel: ContactChannel): Promise<MessageSettings>;
  questions(storeId: string, mode: string): Promise<SubscriptionQuestion[]>;
  answer(storeId: string, answers: Record<string, boolean>): Promise<void>;
}

export function createMessageCalls(body: BodyCaller): MessageCalls {
  return {
    list: (cursor) => body({ method: "GET", path: API, query: { cursor } }),
    unread: () => body({ method: "GET", path: `${API}/unread` }),
    read: (id) => body({ method: "POST", path: `${API}/${encodeURIComponent(id)}/read`, body: {} }),
    readAll: (upTo) => body({ method: "POST", path: `${API}/read`, body: { up_to: upTo } }),
    settings: (storeId) => body({ method: "GET", path: `${API}/settings`, query: { store_id: storeId } }),
    mute: async (kinds) => {
      await body({ method: "PUT", path: `${API}/muted`, body: { kinds } });
    },
    askCode: async (ask) => {
      await body({ method: "POST", path: `${API}/codes`, body: ask });
    },
    agree: (answer) => body({ method: "POST", path: `${API}/agreements`, body: answer }),
    chooseNews: (choice) => body({ method: "PUT", path: `${API}/news`, body: choice }),
    withdraw: (storeId, channel) => body({ method: "DELETE", path: `${API}/agreements`, query: { store_id: storeId, channel } }),
    questions: async (storeId, mode) =>
      (await body<{ items: SubscriptionQuestion[] }>({ method: "GET", path: `${API}/questions`, query: { store_id: storeId, mode } })).items,
    answer: async (storeId, answers) => {
      await body({ method: "POST", path: `${API}/answers`, body: { store_id: storeId, answers } });
    },
  };
}
