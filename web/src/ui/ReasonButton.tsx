import { Button, type ButtonProps, Tooltip } from "antd";
import { useId } from "react";

/** A button that cannot be used says why: it keeps the focus, shows the reason and tells it to screen readers. */
export function ReasonButton({
  reason,
  onClick,
  children,
  ...button
}: ButtonProps & { reason?: string | null }) {
  const id = useId();
  if (!reason) {
    return (
      <Button onClick={onClick} {...button}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip title={reason}>
      <Button
        {...button}
        type="default"
        danger={false}
        ghost={false}
        className={`wm-refused ${button.className ?? ""}`}
        aria-disabled
        aria-describedby={id}
        htmlType="button"
      >
        {children}
      </Button>
      <span id={id} className="wm-hidden">
        {reason}
      </span>
    </Tooltip>
  );
}
