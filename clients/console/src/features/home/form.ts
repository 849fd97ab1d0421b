/** The home page as a form holds it: banners with keys of their own, so that they can be moved about. Pure. */
import type { EditHome, EditHomeBanner, SaveHome, UploadedPicture } from "@contracts";

export interface BannerForm {
  /** Known to this form only. */
  key: string;
  title: string;
  title_en: string;
  text: string;
  text_en: string;
  picture: UploadedPicture | null;
  target: "none" | "item" | "category";
  target_id: string;
  store_ids: string[];
  starts_on: string | null;
  ends_on: string | null;
  is_on: boolean;
}

export interface HomeForm {
  greeting: string;
  greeting_en: string;
  cover: UploadedPicture | null;
  banners: BannerForm[];
}

export function formOf(page: EditHome): HomeForm {
  return {
    greeting: page.greeting,
    greeting_en: page.greeting_en,
    cover: page.cover,
    banners: page.banners.map((banner, at) => bannerOf(banner, `kept-${String(at)}`)),
  };
}

export function emptyBanner(key: string): BannerForm {
  return {
    key,
    title: "",
    title_en: "",
    text: "",
    text_en: "",
    picture: null,
    target: "none",
    target_id: "",
    store_ids: [],
    starts_on: null,
    ends_on: null,
    is_on: true,
  };
}

/** What is sent: the whole page, with the version that was read. */
export function wishOf(form: HomeForm, version: number): SaveHome {
  return {
    version,
    greeting: form.greeting,
    greeting_en: form.greeting_en,
    cover_id: form.cover?.id ?? null,
    banners: form.banners.map(({ title, title_en, text, text_en, picture, target, target_id, store_ids, starts_on, ends_on, is_on }) => ({
      title,
      title_en,
      text,
      text_en,
      picture_id: picture?.id ?? null,
      target,
      target_id: target === "none" ? "" : target_id,
      store_ids,
      starts_on,
      ends_on,
      is_on,
    })),
  };
}

export type BannerFault = "title" | "target" | "days";

export function faultOf(banner: BannerForm): BannerFault | null {
  if (banner.title.trim() === "") return "title";
  if (banner.target !== "none" && banner.target_id === "") return "target";
  if (banner.starts_on && banner.ends_on && banner.ends_on < banner.starts_on) return "days";
  return null;
}

export type BannerState = "on" | "off" | "later" | "over";

/** Whether guests see a banner on a day ("2026-11-28"). */
export function stateOn(banner: BannerForm, day: string): BannerState {
  if (!banner.is_on) return "off";
  if (banner.starts_on && day < banner.starts_on) return "later";
  if (banner.ends_on && day > banner.ends_on) return "over";
  return "on";
}

function bannerOf(banner: EditHomeBanner, key: string): BannerForm {
  const { title, title_en, text, text_en, picture, target, target_id, store_ids, starts_on, ends_on, is_on } = banner;
  return {
    ...emptyBanner(key),
    title,
    ...(title_en === undefined ? {} : { title_en }),
    ...(text === undefined ? {} : { text }),
    ...(text_en === undefined ? {} : { text_en }),
    picture,
    ...(target === undefined ? {} : { target }),
    ...(target_id === undefined ? {} : { target_id }),
    ...(store_ids === undefined ? {} : { store_ids }),
    starts_on: starts_on ?? null,
    ends_on: ends_on ?? null,
    ...(is_on === undefined ? {} : { is_on }),
  };
}
