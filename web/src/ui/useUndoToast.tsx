import { App, Button } from "antd";
import { useCallback, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "./ProblemAlert";

/** Says what was done and offers to take it back. */
export function useUndoToast() {
  const { notification } = App.useApp();
  const { t } = useTranslation();
  const prefix = useId();
  const count = useRef(0);
  return useCallback(
    (done: string, undo: (() => Promise<unknown>) | null) => {
      count.current += 1;
      const key = `${prefix}${count.current}`;
      const takeBack = async () => {
        try {
          await undo?.();
          notification.info({
            key,
            title: t("undo.taken_back"),
            description: done,
            role: "status",
            duration: 4,
          });
        } catch (error) {
          // A notice of its own: the first one's time runs out and would take the reason with it.
          notification.destroy(key);
          notification.error({
            key: `${key}refused`,
            title: t("undo.refused"),
            description: <ProblemAlert error={error} />,
            duration: 0,
          });
        }
      };
      notification.success({
        key,
        title: done,
        role: "status",
        duration: 10,
        pauseOnHover: true,
        actions: undo ? (
          <Button size="small" onClick={takeBack}>
            {t("undo.undo")}
          </Button>
        ) : undefined,
      });
    },
    [notification, prefix, t],
  );
}
