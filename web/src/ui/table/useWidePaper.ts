import { useEffect } from "react";

let tables = 0;

function count(change: 1 | -1) {
  tables += change;
  document.body.classList.toggle("wm-wide-paper", tables > 0);
}

/** While a wide table is on the page, it prints on landscape paper. */
export function useWidePaper() {
  useEffect(() => {
    count(1);
    return () => count(-1);
  }, []);
}
