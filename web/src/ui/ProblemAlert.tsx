import { Alert, Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import { type Problem, problemOf } from "@/lib/problem";

/** Words for what the server could not word itself, because it was not reached. */
function useProblemWords(problem: Problem): { title: string; hint: string } {
  const { t } = useTranslation();
  if (problem.title) return { title: problem.title, hint: problem.hint ?? "" };
  const known = ["unreachable", "unavailable"].includes(problem.code) ? problem.code : "unexpected";
  return { title: t(`problem.${known}.title`), hint: t(`problem.${known}.hint`) };
}

/** What went wrong and what to do; says the request id that an administrator finds in the log. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  const { title, hint } = useProblemWords(problem);
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={
        <Space orientation="vertical" size={4}>
          {hint ? <span>{hint}</span> : null}
          {problem.fields?.length ? (
            <ul className="wm-plain-list">
              {problem.fields.map((field) => (
                <li key={`${field.field} ${field.code}`}>{field.message}</li>
              ))}
            </ul>
          ) : null}
          {problem.request_id ? (
            <span className="wm-quiet">{t("problem.request_id", { id: problem.request_id })}</span>
          ) : null}
        </Space>
      }
      action={onRetry ? <Button onClick={onRetry}>{t("common.retry")}</Button> : undefined}
    />
  );
}
