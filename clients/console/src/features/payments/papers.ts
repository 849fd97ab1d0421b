/** The papers of a WeChat Pay merchant as they are typed in: what is missing, what is sent. Pure. */
import type { Key } from "@/i18n";

export interface Papers {
  mchid: string;
  appid: string;
  api_v3_key: string;
  private_key: string;
  certificate: string;
  serial_no: string;
  public_key_id: string;
  public_key: string;
}

export const blankPapers = (): Papers => ({
  mchid: "",
  appid: "",
  api_v3_key: "",
  private_key: "",
  certificate: "",
  serial_no: "",
  public_key_id: "",
  public_key: "",
});

export type PaperFaults = Partial<Record<keyof Papers, Key>>;

const isPem = (text: string, kind: string) => text.includes(`-----BEGIN ${kind}`) || text.includes(`-----BEGIN RSA ${kind}`);

/** What the server would refuse too, said before anything is sent. */
export function paperFaults(papers: Papers): PaperFaults {
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

/** Only what was filled in. */
export function papersToSend(papers: Papers): Record<string, string> {
  return Object.fromEntries(Object.entries(papers).filter(([, text]) => (text as string).trim() !== "")) as Record<string, string>;
}
