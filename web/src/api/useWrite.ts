import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useUndoToast } from "@/ui/useUndoToast";
import type { Written } from "./client";
import { undoChange } from "./undo";

/** Writes, reads again what may have changed, says what was done and offers to take it back. */
export function useWrite(plan: string) {
  const client = useQueryClient();
  const toast = useUndoToast();
  return useCallback(
    async <T>(done: string, write: () => Promise<Written<T>>): Promise<Written<T>> => {
      const again = () => client.invalidateQueries({ queryKey: ["records", plan] });
      const result = await write();
      await again();
      const { change } = result;
      const undo = async () => {
        if (change) await undoChange(change);
        await again();
      };
      toast(done, change ? undo : null);
      return result;
    },
    [client, plan, toast],
  );
}
