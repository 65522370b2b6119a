import { type RefObject, useLayoutEffect, useState } from "react";

/** Height from an element's top to the bottom of the window, at least `min` pixels. */
export function useFill(element: RefObject<HTMLElement | null>, min = 320, below = 32): number {
  const [height, setHeight] = useState(480);
  useLayoutEffect(() => {
    const measure = () => {
      const top = (element.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setHeight(Math.max(min, Math.round(window.innerHeight - top - below)));
    };
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [element, min, below]);
  return height;
}
