/** Texts. One file per feature and language; the file's name is the first part of every key in it. */
import i18next, { type Resource, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";
import chinese from "./locales/zh-CN";

/** The languages of the app; the first is the fallback. */
export const LANGUAGES = ["zh-CN", "en"] as const;

/** One of them. */
export type Language = (typeof LANGUAGES)[number];

const STORED = "waymark.language";

/** Most people read Chinese: its texts come with the app, those of another language when asked for. */
const textsOf: Record<Language, () => Promise<ResourceKey>> = {
  "zh-CN": async () => chinese,
  en: async () => (await import("./locales/en")).default,
};

/** The language chosen before, or Chinese. */
export function chosenLanguage(): Language {
  try {
    const stored = localStorage.getItem(STORED);
    return LANGUAGES.find((language) => language === stored) ?? "zh-CN";
  } catch {
    return "zh-CN";
  }
}

/** Starts with the chosen language; the other one is loaded when asked for. */
export async function startTexts(): Promise<void> {
  const language = chosenLanguage();
  const resources: Resource = { [language]: { translation: await textsOf[language]() } };
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switches the language and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", await textsOf[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Private windows may refuse to store: the choice then lasts as long as the page.
  }
}
