/** The papers of a merchant as they are typed in, per gateway: what is missing, what is sent. Pure. */
import type { Key } from "@/i18n";
import type { PlayMoney } from "@contracts";

export type Provider = PlayMoney["provider"];

const FIELDS = {
  wechatpay: ["mchid", "appid", "api_v3_key", "private_key", "certificate", "serial_no", "public_key_id", "public_key"],
  alipay: ["appid", "private_key", "public_key", "seller_id"],
} as const satisfies Record<Provider, readonly string[]>;

export type PaperName = (typeof FIELDS)[Provider][number];
export type Papers = Record<PaperName, string>;
export type PaperFaults = Partial<Record<PaperName, Key>>;

export const blankPapers = (): Papers => ({
  mchid: "",
  appid: "",
  api_v3_key: "",
  private_key: "",
  certificate: "",
  serial_no: "",
  public_key_id: "",
  public_key: "",
  seller_id: "",
});

const isPem = (text: string, kind: string) => text.includes(`-----BEGIN ${kind}`) || text.includes(`-----BEGIN RSA ${kind}`);

/** A key as Alipay's tool writes it: base64 and no frame around it. A private key is never as short as a public one. */
function isBare(text: string, fewest: number, most: number): boolean {
  const bare = text.replace(/\s/g, "");
  return /^[A-Za-z0-9+/]+=*$/.test(bare) && bare.length >= fewest && bare.length <= most;
}

/** What the server would refuse too, said before anything is sent. */
export function paperFaults(provider: Provider, papers: Papers): PaperFaults {
  return provider === "alipay" ? alipayFaults(papers) : wechatFaults(papers);
}

function wechatFaults(papers: Papers): PaperFaults {
  const faults: PaperFaults = {};
  if (!/^\d{8,12}$/.test(papers.mchid.trim())) faults.mchid = "pay.fault_mchid";
  if (!/^wx[0-9a-f]{16}$/.test(papers.appid.trim())) faults.appid = "pay.fault_appid";
  if (papers.api_v3_key.trim().length !== 32) faults.api_v3_key = "pay.fault_api_v3_key";
  if (!isPem(papers.private_key, "PRIVATE KEY")) faults.private_key = "pay.fault_private_key";
  if (!papers.serial_no.trim() && !isPem(papers.certificate, "CERTIFICATE")) faults.certificate = "pay.fault_certificate";
  const hasId = papers.public_key_id.trim() !== "";
  if (hasId !== isPem(papers.public_key, "PUBLIC KEY")) faults.public_key = "pay.fault_public_key";
  return faults;
}

function alipayFaults(papers: Papers): PaperFaults {
  const faults: PaperFaults = {};
  if (!/^\d{16}$/.test(papers.appid.trim())) faults.appid = "pay.fault_alipay_appid";
  if (!isPem(papers.private_key, "PRIVATE KEY") && !isBare(papers.private_key, 1000, 8000)) {
    faults.private_key = "pay.fault_alipay_private_key";
  }
  if (!isPem(papers.public_key, "PUBLIC KEY") && !isBare(papers.public_key, 300, 900)) {
    faults.public_key = "pay.fault_alipay_public_key";
  }
  if (papers.seller_id.trim() && !/^2088\d{12}$/.test(papers.seller_id.trim())) faults.seller_id = "pay.fault_seller_id";
  return faults;
}

/** The field the server will not take, in words; nothing where the refusal is about none of them. */
export function refusedField(provider: Provider, details: Readonly<Record<string, unknown>>): PaperFaults {
  const name = FIELDS[provider].find((field) => field === details.field);
  if (name === undefined) return {};
  return { [name]: provider === "alipay" && name === "public_key" ? "pay.refused_alipay_public_key" : "pay.refused_field" };
}

/** Only what this gateway asks for, and only what was filled in. */
export function papersToSend(provider: Provider, papers: Papers): Record<string, string> {
  const filled = FIELDS[provider].map((name) => [name, papers[name]] as const).filter(([, text]) => text.trim() !== "");
  return Object.fromEntries(filled);
}
