import { useEffect, useRef } from "react";
import { typing } from "@/ui/KeyHints";

/** Keys of every page: Ctrl+K to search, / for the page's filter, ? for the list of keys. */
export function useShortcuts(does: { search: () => void; help: () => void }): void {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") latest.current.search();
      else if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      else if (event.key === "?") latest.current.help();
      else if (event.key === "/") {
        const field = document.querySelector<HTMLElement>("[data-shortcut=filter]");
        if (!field) return;
        (field.matches("input") ? field : (field.querySelector("input") ?? field)).focus();
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
