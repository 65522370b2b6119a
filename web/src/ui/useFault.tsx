import { App } from "antd";
import { useCallback } from "react";
import { ProblemAlert } from "./ProblemAlert";

/** Shows what an act without a form of its own ran into; it stays until it is closed. */
export function useFault() {
  const { notification } = App.useApp();
  return useCallback(
    (error: unknown) =>
      notification.error({ title: null, description: <ProblemAlert error={error} />, duration: 0 }),
    [notification],
  );
}
