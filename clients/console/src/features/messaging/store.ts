/** How the brand reaches people, as the server has it: accounts, wordings, rules and news. The log is read apart. */
import { staff } from "@/platform/wire";
import type {
  EditMessageRules,
  EditWording,
  MessageChannel,
  Messaging,
  SaveMessenger,
  SentMessage,
  TestMessage,
  WriteNews,
} from "@contracts";
import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";

export const useMessaging = defineStore("messaging", () => {
  const all = shallowRef<Messaging | null>(null);
  const error = shallowRef<unknown>(null);
  const brandId = ref("");

  async function load() {
    const id = brandId.value;
    try {
      const answer = await staff.messaging.all(id);
      if (id !== brandId.value) return;
      all.value = answer;
      error.value = null;
    } catch (failure) {
      if (id === brandId.value) error.value = failure;
    }
  }

  function open(id: string) {
    if (brandId.value !== id) all.value = null;
    brandId.value = id;
    return load();
  }

  async function connect(account: SaveMessenger) {
    all.value = await staff.messaging.connect(brandId.value, account);
  }

  async function disconnect(channel: MessageChannel) {
    all.value = await staff.messaging.disconnect(brandId.value, channel);
  }

  async function word(kind: string, wording: EditWording) {
    const saved = await staff.messaging.word(brandId.value, kind, wording);
    if (all.value) all.value = { ...all.value, words: all.value.words.map((each) => (each.kind === kind ? saved : each)) };
  }

  async function rule(wish: EditMessageRules) {
    const rules = await staff.messaging.rule(brandId.value, wish);
    if (all.value) all.value = { ...all.value, rules };
  }

  function test(message: TestMessage): Promise<SentMessage> {
    return staff.messaging.test(brandId.value, message);
  }

  async function tell(news: WriteNews) {
    const written = await staff.messaging.tell(brandId.value, news);
    if (all.value) all.value = { ...all.value, news: [written, ...all.value.news] };
  }

  return { all, error, brandId, load, open, connect, disconnect, word, rule, test, tell };
});
