/**
 * The backend a run plays against: one that is already there (DIANDAN_E2E_URL), or a demo of our own on free ports with a
 * throw-away data folder. And a shop as `diandan setup` leaves it, for whoever opens one.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Backend {
  /** Origin without a slash at the end. */
  url: string;
  /** Origin of the sandbox that stands for the payment service and the mini-program platform. */
  sandbox: string;
  /** The folder in which shop and sandbox keep their books. */
  data: string;
  stop(): Promise<void>;
}

const REPO = resolve(import.meta.dirname, "../../..");
export const BACKEND = join(REPO, "backend");
const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 10_000;

export async function startBackend(): Promise<Backend> {
  if (isGiven()) {
    const url = (process.env["DIANDAN_E2E_URL"] ?? "").replace(/\/$/, "");
    return { url, sandbox: process.env["DIANDAN_E2E_SANDBOX_URL"] ?? besides(url), data: process.env["DIANDAN_E2E_DATA"] ?? "", stop: () => Promise.resolve() };
  }
  return startOwn({ command: ["demo", "--fast"], knows: "hillside", from: process.env["DIANDAN_E2E_TEMPLATE"] });
}

/** Whether a run plays against a backend that somebody else has started. */
export function isGiven(): boolean {
  return (process.env["DIANDAN_E2E_URL"] ?? "") !== "";
}

export interface NewShop extends Backend {
  owner: { username: string; password: string };
}

/** A brand, one store and its owner, made by `diandan setup` and nothing else; play money only. */
export async function startNewShop(): Promise<NewShop> {
  const owner = { username: "new-owner", password: "opening-day-2026" };
  const setUp = (env: NodeJS.ProcessEnv): void => {
    const words = ["setup", "--brand", "街角咖啡", "--slug", "corner", "--store", "街角一号店", "--username", owner.username, "--password-stdin"];
    const made = spawnSync(pythonPath(), ["-m", "diandan", ...words], { cwd: BACKEND, env, input: `${owner.password}\n` });
    if (made.status !== 0) throw new Error(`setup failed: ${made.stderr.toString()}`);
  };
  return { ...(await startOwn({ command: ["serve", "--with-sandbox"], knows: "corner", before: setUp })), owner };
}

interface Start {
  command: string[];
  /** The slug of a brand that is there once it is up. */
  knows: string;
  /** A data folder that it starts from a copy of. */
  from?: string | undefined;
  before?: (env: NodeJS.ProcessEnv) => void;
}

async function startOwn({ command, knows, from, before }: Start): Promise<Backend> {
  const [port, hubPort, sandboxPort, mailPort] = await freePorts(4);
  const folder = await mkdtemp(join(tmpdir(), "diandan-e2e-"));
  if (from !== undefined) await cp(from, folder, { recursive: true });
  const logFile = join(folder, "backend.log");
  const url = `http://127.0.0.1:${String(port)}`;
  const env = {
    ...process.env,
    DIANDAN_DATA: folder,
    DIANDAN_HOST: "127.0.0.1",
    DIANDAN_PORT: String(port),
    DIANDAN_HUB_PORT: String(hubPort),
    DIANDAN_SANDBOX: "1",
    DIANDAN_SANDBOX_PORT: String(sandboxPort),
    DIANDAN_SANDBOX_SMTP_PORT: String(mailPort),
    DIANDAN_PUBLIC_URL: url,
    // All the people of a run come from one address.
    DIANDAN_THROTTLE: "0",
  };
  before?.(env);
  const child = spawn(pythonPath(), ["-m", "diandan", ...command], {
    cwd: BACKEND,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);

  const stop = async (): Promise<void> => {
    await end(child);
    log.end();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(url, child, knows);
  } catch (error) {
    const said = await readFile(logFile, "utf8").catch(() => "");
    await stop();
    throw new Error(`the backend did not come up: ${String(error)}\n${said.slice(-4000)}`, { cause: error });
  }
  return { url, sandbox: `http://127.0.0.1:${String(sandboxPort)}`, data: folder, stop };
}

/** A demo's sandbox, two ports beside its web process. */
function besides(url: string): string {
  const sandbox = new URL(url);
  sandbox.port = String(Number(sandbox.port) + 2);
  return sandbox.origin;
}

export function pythonPath(): string {
  const own = join(REPO, "backend/.venv/bin/python");
  return process.env["DIANDAN_PYTHON"] ?? (existsSync(own) ? own : "python3");
}

async function untilReady(url: string, child: ChildProcess, knows: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`it ended with ${String(child.exitCode)}`);
    try {
      const answer = await fetch(`${url}/api/guest/v1/stores?brand=${knows}`);
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((done) => setTimeout(done, 300));
  }
  throw new Error("it took too long");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  signal(child.pid, "SIGTERM");
  const timer = setTimeout(() => signal(child.pid, "SIGKILL"), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

/** To the whole group: the supervisor's processes are its children. */
function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // Already gone.
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((done, failed) => {
          const server = createServer();
          server.once("error", failed);
          server.listen(0, "127.0.0.1", () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
