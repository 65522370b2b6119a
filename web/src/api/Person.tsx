import { PersonName } from "@/ui/PersonName";
import { usePeople } from "./usePeople";

/** Who stands behind the code of an account. */
export function Person({ code }: { code: string | null | undefined }) {
  return <PersonName code={code} name={usePeople([code])(code)} />;
}
