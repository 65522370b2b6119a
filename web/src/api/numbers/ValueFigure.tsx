import { useQuery } from "@tanstack/react-query";
import { Figure, FigureCard, type FigureFacts } from "@/ui/Figure";
import { useNames } from "./names";
import { observationsQuery } from "./queries";
import type { BasisQuery } from "./types";
import { useFacts } from "./useFacts";

interface ValueFacts {
  plan: string;
  /** Where the value stands. */
  at: { indicator: string; area: string; period: string };
  /** As known when, on which release. */
  look: Pick<BasisQuery, "as_of" | "release">;
  /** The value as it was judged, and what the verdict says of it. */
  facts: FigureFacts;
}

/** What the card says: the value as it was judged, and what the value that was reported answers for. */
function joined(judged: FigureFacts, reported: FigureFacts | undefined): FigureFacts {
  if (!reported) return judged;
  const { title, value, unit, period } = judged;
  return { ...reported, title, value, unit, period, sentence: judged.sentence ?? reported.sentence };
}

function ValueCard({ plan, at, look, facts }: ValueFacts) {
  const told = useFacts(plan, useNames(plan), facts.title);
  const { indicator, area, period } = at;
  const { data, isFetching } = useQuery(
    observationsQuery(plan, {
      indicator,
      area,
      from: period,
      to: period,
      known_by: look.as_of,
      release: look.release,
    }),
  );
  const found = data?.find((one) => one.id && one.period === period);
  return <FigureCard facts={{ ...joined(facts, found && told(found)), pending: isFetching && !found }} />;
}

/** A value that a verdict rests on; who reported it in which submission is asked for by its card. */
export function ValueFigure({ withUnit, ...value }: ValueFacts & { withUnit?: boolean }) {
  return <Figure facts={value.facts} withUnit={withUnit} card={<ValueCard {...value} />} />;
}
