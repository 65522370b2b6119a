import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useUndoToast } from "@/ui/useUndoToast";
import type { Written } from "./client";
import { undoChange } from "./undo";

/** Writes, reads again what may have changed, says what was done and offers to take it back. */
export function useWrite(plan: string) {
  const all = useWriteAll(plan);
  return useCallback(
    async <T>(done: string, write: () => Promise<Written<T>>): Promise<Written<T>> => {
      let result: Written<T> | undefined;
      await all(done, [
        async () => {
          result = await write();
          return result;
        },
      ]);
      return result as Written<T>;
    },
    [all],
  );
}

/** Several writes that are one act for the person: one word, one undo. Those before a refused one stand. */
export function useWriteAll(plan: string) {
  const client = useQueryClient();
  const toast = useUndoToast();
  return useCallback(
    async (done: string, writes: readonly (() => Promise<Written<unknown>>)[]): Promise<void> => {
      const again = () => client.invalidateQueries({ queryKey: ["records", plan] });
      const changes: string[] = [];
      try {
        for (const write of writes) {
          const { change } = await write();
          if (change) changes.unshift(change);
        }
      } finally {
        if (changes.length) await again();
      }
      const undo = async () => {
        for (const change of changes) await undoChange(change);
        await again();
      };
      toast(done, changes.length ? undo : null);
    },
    [client, plan, toast],
  );
}
