import { ProblemAlert } from "./ProblemAlert";

/** A page whose read failed before it ever gave anything: what went wrong, and nothing that looks empty. */
export function ReadFailed({
  title,
  read,
}: {
  title: string;
  read: { error: unknown; refetch: () => unknown };
}) {
  return (
    <div className="wm-page">
      <h1>{title}</h1>
      <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />
    </div>
  );
}
