import { useQuery } from "@tanstack/react-query";
import { Form, type FormInstance } from "antd";
import { useTranslation } from "react-i18next";
import { matrixQuery } from "@/api/admin/queries";
import { useNames } from "@/api/admin/useNames";
import { subtree } from "@/lib/tree";
import type { GrantValues } from "./GrantFields";
import { isAdministrator } from "./roles";

const count = (rows: readonly { code: string; body: { parent?: string | null } }[], top?: string | null) =>
  top
    ? subtree(
        rows,
        top,
        ({ code }) => code,
        ({ body }) => body.parent,
      ).length
    : rows.length;

/** What the grant would allow, before it is given. */
export function GrantPreview({ form }: { form: FormInstance<GrantValues> }) {
  const { t } = useTranslation();
  const values = Form.useWatch([], form) as GrantValues | undefined;
  const matrix = useQuery(matrixQuery).data;
  const { bodies, areas } = useNames();
  if (!values?.role || !matrix) return null;
  const { role, rights = [], plan, body, area } = values;
  const whole = !plan && !body && !area;
  const allowed = matrix.operations.filter(
    (one) => one.roles.includes(role) && (whole || !one.shared) && (!one.right || rights.includes(one.right)),
  );
  const locked = matrix.operations.filter(
    (one) => one.roles.includes(role) && one.right && !rights.includes(one.right),
  );
  const words = (list: typeof allowed) =>
    list
      .map(({ operation }) => t(`operations.${operation}`, { defaultValue: operation }))
      .join(t("common.comma"));
  return (
    <section className="wm-once" aria-label={t("grants.preview")}>
      <strong>{t("grants.preview")}</strong>
      {isAdministrator(role) ? <p>{t("grants.administrator")}</p> : null}
      <p>
        {t("grants.reach", {
          plan: values.plan || t("grants.all_plans"),
          bodies: count(bodies, values.body),
          areas: count(areas, values.area),
        })}
      </p>
      <p>{t("grants.reads", { list: words(allowed.filter((one) => !writes(one.operation))) || "—" })}</p>
      <p>{t("grants.writes", { list: words(allowed.filter((one) => writes(one.operation))) || "—" })}</p>
      {locked.length ? <p className="wm-quiet">{t("grants.locked", { list: words(locked) })}</p> : null}
    </section>
  );
}

const writes = (operation: string) => !/\.(read|use)$/.test(operation);
