import { DatePicker } from "antd";
import dayjs from "dayjs";

/** A calendar day as text, `2025-03-01`. Works as a field of a form and alone. */
export function DayField(props: {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  placeholder?: string;
  label?: string;
  disabled?: boolean;
}) {
  const { id, value, onChange, placeholder, label, disabled } = props;
  return (
    <DatePicker
      id={id}
      aria-label={label}
      placeholder={placeholder ?? label}
      value={value ? dayjs(value) : null}
      format="YYYY-MM-DD"
      disabled={disabled}
      onChange={(day) => onChange?.(day ? day.format("YYYY-MM-DD") : null)}
    />
  );
}
