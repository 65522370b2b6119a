import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback } from "react";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useUndoToast } from "@/ui/useUndoToast";
import type { Written } from "../client";
import { undoChange } from "../undo";

/** Writes numbers, reads again what may have changed, says what was done and offers to take it back. */
export function useAct(plan: string) {
  const client = useQueryClient();
  const toast = useUndoToast();
  return useCallback(
    async <T,>(done: string, write: () => Promise<Written<T>>): Promise<Written<T>> => {
      const again = () => client.invalidateQueries({ queryKey: ["numbers", plan] });
      const result = await write();
      await again();
      const { change } = result;
      toast(
        done,
        change
          ? async () => {
              await undoChange(change);
              await again();
            }
          : null,
      );
      return result;
    },
    [client, plan, toast],
  );
}

/** Shows what an act without a form of its own ran into; it stays until it is closed. */
export function useRefusal() {
  const { notification } = App.useApp();
  return useCallback(
    (error: unknown) =>
      notification.error({
        title: null,
        description: <ProblemAlert error={error} />,
        duration: 0,
      }),
    [notification],
  );
}
