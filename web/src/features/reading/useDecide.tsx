import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Decision, decide } from "@/api/plan";
import { type ProposalBody, recordsQuery } from "@/api/records";
import type { Envelope } from "@/api/types";
import { undoChange } from "@/api/undo";
import { useFault } from "@/ui/useFault";

const BECOMES: Record<Decision["decision"], ProposalBody["state"]> = {
  confirm: "confirmed",
  change: "confirmed",
  reject: "rejected",
  merge: "merged",
  split: "confirmed",
  reopen: "open",
};

const UNDO_KEY = "u";

/** One place for the word of what was done last; a quick hand leaves one message, not twenty. */
const TOAST = "reading.decided";

/** Decides at once on screen, then on the server; keeps what was done, so that `u` takes back the last act. */
export function useDecide(plan: string, document: string) {
  const client = useQueryClient();
  const { notification } = App.useApp();
  const { t } = useTranslation();
  const fault = useFault();
  // Kept when the key is pressed, not when the server has answered: a quick `u` takes back what was done last.
  const done = useRef<Promise<string | null>[]>([]);
  const open = useRef(0);
  const key = recordsQuery(plan, "proposals", { filter: `document:${document}` }).queryKey;

  const again = useCallback(() => client.invalidateQueries({ queryKey: ["records", plan] }), [client, plan]);
  const undo = useCallback(async () => {
    const change = await done.current.pop();
    if (!change) return;
    try {
      await undoChange(change);
      notification.info({ key: TOAST, title: t("undo.taken_back"), role: "status", duration: 4 });
    } catch (error) {
      fault(error);
    }
    await again();
  }, [again, fault, notification, t]);

  const run = useCallback(
    async (what: string, decisions: Decision[]): Promise<boolean> => {
      const states = new Map(decisions.map((one) => [one.code, BECOMES[one.decision]]));
      open.current += 1;
      const written = client.cancelQueries({ queryKey: key }).then(() => {
        client.setQueryData(key, (old: Envelope<ProposalBody>[] | undefined) =>
          old?.map((one) => {
            const state = states.get(one.code);
            return state ? { ...one, body: { ...one.body, state } } : one;
          }),
        );
        return decide(plan, decisions);
      });
      const changed = written.then(
        ({ change }) => change,
        () => null,
      );
      done.current.push(changed);
      try {
        const { change } = await written;
        notification.success({
          key: TOAST,
          title: what,
          role: "status",
          duration: 8,
          actions: change ? (
            <Button size="small" onClick={() => void undo()}>
              {t("undo.undo")} <kbd>{UNDO_KEY}</kbd>
            </Button>
          ) : undefined,
        });
        return true;
      } catch (error) {
        done.current = done.current.filter((one) => one !== changed);
        fault(error);
        return false;
      } finally {
        open.current -= 1;
        // Read again once nothing is under way: an answer from before would undo what is shown.
        if (open.current === 0) await again();
      }
    },
    [again, client, fault, key, notification, plan, t, undo],
  );
  return { run, undo };
}
