/** A person's name with the code of the account as a hint. */
export function PersonName({ code, name }: { code: string | null | undefined; name: string }) {
  return code ? <span title={code}>{name}</span> : null;
}
