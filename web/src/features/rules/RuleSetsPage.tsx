import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Card, Descriptions, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { sharedQuery } from "@/api/records";
import { named } from "@/lib/named";
import type { TableView } from "@/lib/table";
import { listOf, parseToml, type TomlTable, textOf } from "@/lib/toml";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { StatusTag, toneOf } from "@/ui/StatusTag";
import { type Column, DataTable } from "@/ui/table/DataTable";

const route = getRouteApi("/signed-in/rule-sets");

interface Rule {
  code: string;
  title: string;
  manifest: TomlTable;
  rules: TomlTable;
}

/** A word of a rule set: a band of progress or a state. */
interface Word {
  key: string;
  kind: "band" | "word";
  margin: string;
  zh: string;
  en: string;
  color: string;
}

function wordsOf(rules: TomlTable): Word[] {
  const bands = listOf(rules, "band").map(
    (band): Word => ({
      key: textOf(band, "status"),
      kind: "band",
      margin: textOf(band, "margin"),
      zh: textOf(band, "zh"),
      en: textOf(band, "en"),
      color: textOf(band, "color"),
    }),
  );
  const { word } = rules;
  const words = typeof word === "object" && !Array.isArray(word) ? Object.entries(word) : [];
  return [
    ...bands,
    ...words.flatMap(([key, table]): Word[] =>
      typeof table === "object" && !Array.isArray(table)
        ? [
            {
              key,
              kind: "word",
              margin: "",
              zh: textOf(table, "zh"),
              en: textOf(table, "en"),
              color: textOf(table, "color"),
            },
          ]
        : [],
    ),
  ];
}

function useColumns(): Column<Word>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      {
        key: "word",
        title: t("rules.word"),
        width: 220,
        text: ({ zh, en }) => named(i18n.language, zh, en),
        render: ({ zh, en, color }) => (
          <StatusTag tone={toneOf(color)}>{named(i18n.language, zh, en)}</StatusTag>
        ),
      },
      {
        key: "kind",
        title: t("rules.kind"),
        width: 120,
        filter: true,
        text: ({ kind }) => t(`rules.kinds.${kind}`),
      },
      {
        key: "margin",
        title: t("rules.margin"),
        width: 160,
        text: ({ margin }) => margin,
        number: ({ margin }) => margin || null,
      },
      {
        key: "other",
        title: t("rules.other"),
        width: 220,
        text: ({ zh, en }) => (i18n.language.startsWith("zh") ? en : zh),
      },
      { key: "color", title: t("rules.color"), width: 100, text: ({ color }) => color },
      { key: "code", title: t("rules.code"), width: 180, text: ({ key }) => key },
    ],
    [t, i18n.language],
  );
}

/** Rule sets: the words, colours and thresholds by which targets are judged. */
export function RuleSetsPage() {
  const { t, i18n } = useTranslation();
  const view = route.useSearch();
  const navigate = useNavigate({ from: "/rule-sets" });
  const packs = useQuery(sharedQuery("packs"));
  const sets = useMemo(
    () =>
      (packs.data ?? []).flatMap(({ code, body }): Rule[] => {
        const manifest = parseToml(body.files["pack.toml"] ?? "");
        if (textOf(manifest, "kind") !== "rules") return [];
        const text = Object.entries(body.files).find(([name]) => name !== "pack.toml")?.[1] ?? "";
        const title = named(i18n.language, textOf(manifest, "title"), textOf(manifest, "title_en"));
        return [{ code, title, manifest, rules: parseToml(text) }];
      }),
    [packs.data, i18n.language],
  );
  const chosen = sets.find(({ code }) => code === view.open) ?? sets[0];
  const words = useMemo(() => (chosen ? wordsOf(chosen.rules) : []), [chosen]);
  const columns = useColumns();
  const onView = (next: TableView) => navigate({ search: { ...view, ...next }, replace: true });
  return (
    <div className="wm-page">
      <h1>{t("rules.title")}</h1>
      <p className="wm-quiet">{t("rules.intro")}</p>
      <p>
        <Link to="/packs">{t("rules.to_packs")}</Link>
      </p>
      {packs.error ? <ProblemAlert error={packs.error} onRetry={() => void packs.refetch()} /> : null}
      {chosen ? (
        <>
          <Card size="small" className="wm-block">
            <Select
              aria-label={t("rules.title")}
              className="wm-choose"
              value={chosen.code}
              options={sets.map(({ code, title }) => ({ value: code, label: title }))}
              onChange={(open) => navigate({ search: { ...view, open } })}
            />
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                {
                  key: "id",
                  label: t("packs.id"),
                  children: `${chosen.code}@${textOf(chosen.manifest, "version")}`,
                },
                {
                  key: "method",
                  label: t("rules.method"),
                  children: t(`rules.methods.${textOf(chosen.rules, "method")}`, {
                    defaultValue: textOf(chosen.rules, "method"),
                  }),
                },
                {
                  key: "issuer",
                  label: t("packs.issuer"),
                  children: textOf(chosen.manifest, "issuer") || "—",
                },
                {
                  key: "document",
                  label: t("packs.document_number"),
                  children: textOf(chosen.manifest, "document_number") || "—",
                },
              ]}
            />
          </Card>
          <DataTable
            title={chosen.title}
            rows={words}
            columns={columns}
            rowKey={({ kind, key }) => `${kind} ${key}`}
            view={view}
            onView={onView}
            notes={[`${chosen.code}@${textOf(chosen.manifest, "version")}`]}
          />
        </>
      ) : null}
    </div>
  );
}
