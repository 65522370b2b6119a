import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { planQuery } from "@/api/queries";
import { named } from "@/lib/named";
import { PeriodText } from "@/ui/PeriodText";

const route = getRouteApi("/signed-in/p/$plan");

/** What a plan is. */
export function PlanPage() {
  const { t, i18n } = useTranslation();
  const { plan: code } = route.useParams();
  const { body } = useSuspenseQuery(planQuery(code)).data;
  const items = [
    { key: "term", label: t("plans.term"), children: <PeriodText code={body.term} /> },
    { key: "area", label: t("plans.area"), children: body.area },
    ...(body.follows
      ? [
          {
            key: "follows",
            label: t("plans.follows"),
            children: (
              <Link to="/p/$plan" params={{ plan: body.follows }}>
                {body.follows}
              </Link>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="wm-page">
      <h1>{named(i18n.language, body.title, body.title_en)}</h1>
      <Descriptions bordered size="small" column={1} items={items} />
    </div>
  );
}
