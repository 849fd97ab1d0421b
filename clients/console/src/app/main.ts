/** Starts the console: dress the page, mount the app. */
import "@tokens/tokens.css";
import "@/styles/base.css";
import { dressPage } from "@/platform/appearance";
import { createPinia } from "pinia";
import { createApp } from "vue";
import App from "./App.vue";
import { router } from "./router";

dressPage();
createApp(App).use(createPinia()).use(router).mount("#app");
