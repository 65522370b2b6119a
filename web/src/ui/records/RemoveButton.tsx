import { App } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../ProblemAlert";
import { ReasonButton } from "../ReasonButton";

/** Says that a record is gone, after asking. */
export function RemoveButton({
  label,
  hint,
  reason,
  onRemove,
}: {
  label: string;
  hint: string;
  reason?: string | null;
  onRemove: () => Promise<unknown>;
}) {
  const { modal } = App.useApp();
  const [error, setError] = useState<unknown>(null);
  const ask = () =>
    modal.confirm({
      title: label,
      content: hint,
      okText: label,
      okButtonProps: { danger: true },
      onOk: () => onRemove().catch(setError),
    });
  return (
    <div className="wm-acts">
      {error ? <ProblemAlert error={error} /> : null}
      <ReasonButton danger disabled={false} reason={reason} onClick={ask}>
        {label}
      </ReasonButton>
    </div>
  );
}
