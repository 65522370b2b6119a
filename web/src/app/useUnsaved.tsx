import { useBlocker } from "@tanstack/react-router";
import { App } from "antd";
import { useTranslation } from "react-i18next";

interface Leaving {
  /** Parts of the address that hold the work open: leaving one of them is leaving the work. */
  within?: readonly string[];
  /** Throws away what would otherwise be kept until it is sent. */
  onDiscard?: () => void;
}

/** Asks before unsaved work is left, by link, by key or by closing the window. */
export function useUnsaved(unsaved: boolean, { within = [], onDiscard }: Leaving = {}): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  useBlocker({
    shouldBlockFn: ({ current, next }) => {
      const part = (search: Record<string, unknown>) => JSON.stringify(within.map((name) => search[name]));
      const stays = current.pathname === next.pathname && part(current.search) === part(next.search);
      return unsaved && !stays
        ? new Promise<boolean>((resolve) => {
            modal.confirm({
              title: t("form.discard"),
              content: t("form.discard_hint"),
              okText: t("form.discard_yes"),
              cancelText: t("form.keep"),
              onOk: () => {
                onDiscard?.();
                resolve(false);
              },
              onCancel: () => resolve(true),
            });
          })
        : false;
    },
    enableBeforeUnload: () => unsaved,
  });
}
