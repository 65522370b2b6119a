import { useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { onSessionEnd } from "@/api/client";
import { sessionQuery } from "@/api/queries";
import type { Session } from "@/api/types";
import { useSession } from "@/api/useSession";
import { SignInForm } from "./SignInForm";

/** The session ended while one worked: sign in again over the page, which keeps everything typed. */
export function SessionEnd() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const session = useSession();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  const done = (next: Session) => {
    client.setQueryData(sessionQuery.queryKey, next);
    setEnded(false);
    void client.invalidateQueries();
  };
  const name = session?.account.code;
  return (
    <Modal
      open={ended}
      title={t("session.ended")}
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      destroyOnHidden
      zIndex={2000}
    >
      <p>{t("session.ended_hint")}</p>
      <SignInForm name={name} onDone={done} />
    </Modal>
  );
}
