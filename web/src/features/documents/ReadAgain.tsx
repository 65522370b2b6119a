import { useQuery } from "@tanstack/react-query";
import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import { findingsQuery } from "@/api/plan";
import type { DocumentBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { useWrite } from "@/api/useWrite";
import { useFault } from "@/ui/useFault";

/** Why a document could not be read, and another try. */
export function ReadAgain({ plan, document }: { plan: string; document: Envelope<DocumentBody> }) {
  const { t } = useTranslation();
  const write = useWrite(plan);
  const fault = useFault();
  const { code } = document;
  const why = useQuery(findingsQuery(plan, code)).data?.problem ?? document.body.problem;
  const again = () =>
    write(t("documents.read_again_done"), () =>
      written(api.POST("/plans/{plan}/documents/{code}/read", { params: { path: { plan, code } } })),
    ).catch(fault);
  return (
    <>
      <Popover trigger="click" content={<p className="wm-note">{why}</p>}>
        <Button type="link" size="small">
          {t("documents.why")}
        </Button>
      </Popover>
      <Button type="link" size="small" onClick={again}>
        {t("documents.read_again")}
      </Button>
    </>
  );
}
