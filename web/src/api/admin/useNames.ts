import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { named } from "@/lib/named";
import { sharedQuery } from "../records";
import { mayDo, useSession } from "../useSession";

/** Names of bodies and areas by code; a code without a name stands for itself. */
export function useNames() {
  const { i18n } = useTranslation();
  const session = useSession();
  const bodies = useQuery({ ...sharedQuery("bodies"), enabled: mayDo(session, "body.read") }).data;
  const areas = useQuery({ ...sharedQuery("areas"), enabled: mayDo(session, "area.read") }).data;
  return useMemo(() => {
    const body = new Map((bodies ?? []).map((one) => [one.code, one.body.name]));
    const area = new Map(
      (areas ?? []).map((one) => [one.code, named(i18n.language, one.body.name, one.body.name_en)]),
    );
    return {
      bodies: bodies ?? [],
      areas: areas ?? [],
      bodyName: (code: string | null | undefined) => (code ? (body.get(code) ?? code) : ""),
      areaName: (code: string | null | undefined) => (code ? (area.get(code) ?? code) : ""),
    };
  }, [bodies, areas, i18n.language]);
}
