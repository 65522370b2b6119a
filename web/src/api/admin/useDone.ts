import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useUndoToast } from "@/ui/useUndoToast";
import type { Written } from "../client";
import { undoChange } from "../undo";

/** After a write: reads again what it may have touched, says what was done and offers to take it back. */
export function useDone() {
  const client = useQueryClient();
  const toast = useUndoToast();
  return useCallback(
    async <T>(done: string, write: Promise<Written<T>>, mayUndo = true): Promise<Written<T>> => {
      const result = await write;
      const again = () =>
        client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
      void again();
      const { change } = result;
      const undo = async () => {
        if (change) await undoChange(change);
        await again();
      };
      toast(done, change && mayUndo ? undo : null);
      return result;
    },
    [client, toast],
  );
}
