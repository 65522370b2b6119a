/** What is shown where a page cannot be. */
import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { problemOf } from "@/lib/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { PageUnreachable, serverAnswers } from "./lazyPage";

/** No such page, or none that one may see: the two are not told apart. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className="wm-page wm-lost">
      <h1>{t("pages.not_found.title")}</h1>
      <p>{t("pages.not_found.hint")}</p>
      <Link to="/">{t("pages.home")}</Link>
    </div>
  );
}

/** A page that could not be read. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  if (problemOf(error).status === 404) return <NotFoundPage />;
  const again = async () => {
    // The router keeps a page that did not load; only loading the app again fetches it.
    if (error instanceof PageUnreachable) {
      if (await serverAnswers()) window.location.reload();
      return;
    }
    reset();
    void router.invalidate();
  };
  return (
    <div className="wm-page wm-lost">
      <h1>{t("pages.error.title")}</h1>
      <ProblemAlert error={error} onRetry={() => void again()} />
    </div>
  );
}
