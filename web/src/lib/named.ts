/** Name of a thing in the language of the screen; the Chinese one where there is no other. */
export const named = (language: string, chinese: string, english?: string | null): string =>
  language.startsWith("zh") ? chinese : english || chinese;
