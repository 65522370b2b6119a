/** What a grant reaches: an area with everything below it. */

interface Granted {
  role: string;
  plan?: string | null;
  area?: string | null;
}

interface Node {
  code: string;
  body: { parent?: string | null };
}

/** Which areas somebody may report on in a plan; the server decides in the end. */
export function reportable(
  grants: readonly Granted[],
  plan: string,
  areas: readonly Node[],
): (code: string) => boolean {
  const here = grants.filter(
    (grant) =>
      (grant.role === "reporter" || grant.role === "plan_office") && (!grant.plan || grant.plan === plan),
  );
  if (here.some((grant) => !grant.area)) return () => true;
  const roots = new Set(here.map((grant) => grant.area));
  const parents = new Map(areas.map(({ code, body }) => [code, body.parent ?? null]));
  return (code) => {
    const seen = new Set<string>();
    for (let at: string | null = code; at && !seen.has(at); at = parents.get(at) ?? null) {
      if (roots.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
}
