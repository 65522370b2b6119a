import { useBlocker } from "@tanstack/react-router";
import { App } from "antd";
import { useTranslation } from "react-i18next";

/** Asks before a page with unsaved work is left, by link, by key or by closing the window. */
export function useUnsaved(unsaved: boolean): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      unsaved && current.pathname !== next.pathname
        ? new Promise<boolean>((resolve) => {
            modal.confirm({
              title: t("form.discard"),
              content: t("form.discard_hint"),
              okText: t("form.discard_yes"),
              cancelText: t("form.keep"),
              onOk: () => resolve(false),
              onCancel: () => resolve(true),
            });
          })
        : false,
    enableBeforeUnload: () => unsaved,
  });
}
