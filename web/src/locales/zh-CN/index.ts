/** Every text of this language, by the name of its file. */
const files = import.meta.glob<Record<string, unknown>>("./*.json", { eager: true, import: "default" });

const texts = Object.fromEntries(
  Object.entries(files).map(([path, content]) => [path.slice(2, -".json".length), content]),
);

export default texts;
