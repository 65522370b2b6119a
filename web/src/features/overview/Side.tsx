import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type MissingValue, type Names, type Todo, todoQuery } from "@/api/numbers";
import { usePeriodWords } from "@/ui/PeriodText";

/** Lines shown before the rest is folded away. */
const SHOWN = 8;

/** What is missing and whose it is: grouped by the body that owes it. */
export function Missing({ plan, missing, names }: { plan: string; missing: MissingValue[]; names: Names }) {
  const { t } = useTranslation();
  const period = usePeriodWords();
  const owners = new Map<string, MissingValue[]>();
  for (const one of missing) {
    const owner = one.owners.join(t("numbers.joint")) || t("overview.no_owner");
    owners.set(owner, [...(owners.get(owner) ?? []), one]);
  }
  const line = (one: MissingValue) => (
    <li key={`${one.indicator} ${one.area} ${one.period}`}>
      <Link to="/p/$plan/indicators/$code" params={{ plan, code: one.indicator }} search={{ area: one.area }}>
        {one.name}
      </Link>{" "}
      {names.area(one.area)} {period(one.period)}
    </li>
  );
  return (
    <section className="wm-card">
      <h2>{t("overview.missing", { count: missing.length })}</h2>
      {missing.length === 0 ? <p className="wm-quiet">{t("overview.nothing_missing")}</p> : null}
      {[...owners].map(([owner, list]) => (
        <div key={owner}>
          <h3>
            {owner} <span className="wm-quiet">{t("overview.items", { count: list.length })}</span>
          </h3>
          <ul className="wm-plain-list">{list.slice(0, SHOWN).map(line)}</ul>
          {list.length > SHOWN ? (
            <details>
              <summary>{t("overview.more", { count: list.length - SHOWN })}</summary>
              <ul className="wm-plain-list">{list.slice(SHOWN).map(line)}</ul>
            </details>
          ) : null}
        </div>
      ))}
    </section>
  );
}

/** Where a thing to do is done, by its kind. */
function TodoLink({ todo }: { todo: Todo }) {
  const { t } = useTranslation();
  const words = t(`todo.kinds.${todo.kind}`, { count: todo.count });
  const state = { to_review: "submitted", returned: "returned", draft: "draft" }[
    todo.kind.replace(/^submissions_/, "")
  ];
  if (state) {
    return (
      <Link
        to="/p/$plan/submissions"
        params={{ plan: todo.plan }}
        search={{ filter: [`state:${t(`submission.states.${state}`)}`] }}
      >
        {words}
      </Link>
    );
  }
  if (todo.kind === "publications_to_review") {
    return (
      <Link to="/p/$plan/publications" params={{ plan: todo.plan }}>
        {words}
      </Link>
    );
  }
  if (todo.kind === "proposals_open") {
    return (
      <Link to="/p/$plan/documents" params={{ plan: todo.plan }}>
        {words}
      </Link>
    );
  }
  if (todo.kind === "tasks_late") {
    return (
      <Link to="/p/$plan/tasks" params={{ plan: todo.plan }}>
        {words}
      </Link>
    );
  }
  return words;
}

/** What waits for the person who looks. */
export function TodoCard({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const todo = (useQuery(todoQuery).data?.items ?? []).filter((one) => one.plan === plan || one.plan === "");
  return (
    <section className="wm-card">
      <h2>{t("overview.todo")}</h2>
      {todo.length ? (
        <ul className="wm-plain-list">
          {todo.map((one) => (
            <li key={one.kind}>
              <TodoLink todo={one} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="wm-quiet">{t("overview.nothing_to_do")}</p>
      )}
    </section>
  );
}
