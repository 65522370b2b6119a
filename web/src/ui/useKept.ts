import { useEffect, useState } from "react";

/** Keeps what is typed through a reload or an end of the session, until it is sent. */
export function useKept<T>(key: string, initial: T): [T, (next: T) => void, () => void] {
  const name = `waymark.typed.${key}`;
  const read = (): T => {
    try {
      const kept = sessionStorage.getItem(name);
      return kept ? (JSON.parse(kept) as T) : initial;
    } catch {
      return initial;
    }
  };
  const [state, setState] = useState<{ name: string; value: T }>(() => ({ name, value: read() }));
  const value = state.name === name ? state.value : read();
  useEffect(() => {
    try {
      sessionStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Not kept: the page itself still holds it.
    }
  }, [name, value]);
  const forget = () => {
    setState({ name, value: initial });
    try {
      sessionStorage.removeItem(name);
    } catch {
      // Nothing was kept.
    }
  };
  return [value, (next) => setState({ name, value: next }), forget];
}
