import { DatePicker } from "antd";
import dayjs from "dayjs";

/** A calendar day of a form, as text: 2026-01-05. */
export function DayInput({
  id,
  value,
  onChange,
  disabled,
}: {
  id?: string;
  value?: string | null;
  onChange?: (day: string) => void;
  disabled?: boolean;
}) {
  return (
    <DatePicker
      id={id}
      disabled={disabled}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format("YYYY-MM-DD") : "")}
    />
  );
}
