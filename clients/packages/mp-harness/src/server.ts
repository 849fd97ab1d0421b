/**
 * Serves the packed program to a browser and stands for the network between a phone and the shop: what the program sends to
 * a legal domain goes on to the shop's server without the marks of a browser (no cookie, no origin), as from a phone.
 */
import { createServer, request as send, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { build, type Rolldown } from "vite";

import { pack } from "./pack/pack";
import { SHOP, type Person } from "./phone";

export interface HarnessOptions {
  /** The compiled package. */
  folder: string;
  /** Where the shop's server is. */
  shop: string;
  /** Where the sandbox of the payment service is. */
  cashier: string;
}

export interface Harness {
  /** The address at which this person's phone opens the program; fresh storage is a fresh phone. */
  phone(person: Partial<Person>): string;
  /** What the template compiler found strange. */
  warnings: string[];
  stop(): Promise<void>;
}

/** Below this path stands the payment service, as WeChat itself reaches it. */
export const CASHIER_PATH = "/cashier";
const MARKS_OF_A_BROWSER = /^(cookie|origin|referer|host|connection|sec-|accept-encoding)/;
const PAGE =
  '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">' +
  '<title>·</title><link rel="icon" href="data:,"></head><body><script src="package.js"></script><script src="runtime.js"></script></body></html>';

export async function startHarness({ folder, shop, cashier }: HarnessOptions): Promise<Harness> {
  const { script, warnings } = pack(folder);
  const files: Record<string, [type: string, text: string] | undefined> = {
    "/": ["text/html", PAGE],
    "/package.js": ["text/javascript", script],
    "/runtime.js": ["text/javascript", await runtime()],
  };
  const server = createServer((asked, answer) => {
    const path = (asked.url ?? "/").split("?")[0] ?? "/";
    const file = files[path];
    if (file !== undefined) {
      answer.writeHead(200, { "content-type": `${file[0]}; charset=utf-8`, "cache-control": "no-store" }).end(file[1]);
    } else if (path.startsWith(CASHIER_PATH)) {
      forward(asked, answer, new URL((asked.url ?? "").slice(CASHIER_PATH.length), cashier));
    } else {
      forward(asked, answer, new URL(asked.url ?? "/", shop));
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    phone: ({ domains = {}, ...person }) => {
      // Sockets go to the hub's own port on this machine.
      const reached = Object.fromEntries(Object.entries({ "ws://127.0.0.1:*": "", ...domains }).map(([name, to]) => [name, to === SHOP ? url : to]));
      return `${url}/?person=${encodeURIComponent(JSON.stringify({ ...person, domains: reached }))}`;
    },
    warnings,
    stop: () => stop(server),
  };
}

/** The browser's half, as one script. */
async function runtime(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("..", import.meta.url)),
    build: {
      write: false,
      minify: false,
      target: "chrome120",
      lib: { entry: fileURLToPath(new URL("runtime/main.ts", import.meta.url)), formats: ["iife"], name: "mpHarness" },
    },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return output[0].code;
}

function forward(asked: IncomingMessage, answer: ServerResponse, to: URL): void {
  const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !MARKS_OF_A_BROWSER.test(name)));
  const onward = send(to, { method: asked.method, headers: { ...headers, host: to.host } }, (answered) => {
    // A phone's WeChat keeps no cookie.
    answer.writeHead(answered.statusCode ?? 502, { ...answered.headers, "set-cookie": [] });
    answered.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
