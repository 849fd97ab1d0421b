/** Start of the guest client; uni-app calls `createApp` on every platform. */
import { createPinia } from 'pinia';
import { createSSRApp } from 'vue';
import App from './App.vue';
import { noteStore } from './features/settings/held';

export function createApp() {
  const app = createSSRApp(App);
  app.use(createPinia().use(noteStore));
  return { app };
}
