import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Card, Empty, Spin } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { todoQuery } from "@/api/numbers/queries";
import type { Todo } from "@/api/numbers/types";
import { plansQuery } from "@/api/queries";
import { mayDo, useSession } from "@/api/useSession";
import { ProblemAlert } from "@/ui/ProblemAlert";

/** The page that deals with a kind of thing. */
function Where({ todo, children }: { todo: Todo; children: ReactNode }) {
  const params = { plan: todo.plan };
  if (todo.kind === "accounts_to_approve") return <Link to="/accounts">{children}</Link>;
  if (todo.kind === "proposals_open")
    return (
      <Link to="/p/$plan/proposals" params={params}>
        {children}
      </Link>
    );
  if (todo.kind === "publications_to_review")
    return (
      <Link to="/p/$plan/publications" params={params}>
        {children}
      </Link>
    );
  if (todo.kind === "tasks_late")
    return (
      <Link to="/p/$plan/tasks" params={params}>
        {children}
      </Link>
    );
  return (
    <Link to="/p/$plan/submissions" params={params}>
      {children}
    </Link>
  );
}

/** What waits for the person who looks, plan by plan. */
export function TodoPage() {
  const { t } = useTranslation();
  const todo = useQuery(todoQuery);
  const may = mayDo(useSession(), "plan.read");
  const plans = useQuery({ ...plansQuery, enabled: may }).data?.items ?? [];
  const items = (todo.data?.items ?? []).filter(({ count }) => count > 0);
  const scopes = [...new Set(items.map(({ plan }) => plan))];
  const titleOf = (code: string) => {
    const plan = plans.find((one) => one.code === code)?.body;
    return plan ? plan.title : code || t("todo.shared");
  };
  return (
    <div className="wm-page wm-narrow">
      <h1>{t("todo.title")}</h1>
      {todo.error ? <ProblemAlert error={todo.error} onRetry={() => void todo.refetch()} /> : null}
      {todo.isPending ? <Spin /> : null}
      {todo.data && !items.length ? <Empty description={t("todo.nothing")} /> : null}
      {scopes.map((scope) => (
        <Card key={scope} size="small" title={titleOf(scope)}>
          <ul className="wm-plain-list">
            {items
              .filter(({ plan }) => plan === scope)
              .map((one) => (
                <li key={one.kind}>
                  <Where todo={one}>{t(`todo.kinds.${one.kind}`, { count: one.count })}</Where>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}
