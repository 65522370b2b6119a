import { Form, Input } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormDrawer } from "./FormDrawer";

/** Asks why, and does it only then. */
export function ReasonDrawer(props: {
  title: string;
  open: boolean;
  submitLabel: string;
  onReason: (reason: string) => Promise<unknown>;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { title, open, submitLabel, onReason, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <FormDrawer<{ reason: string }>
      title={title}
      open={open}
      submitLabel={submitLabel}
      onSubmit={({ reason }) => onReason(reason)}
      onClose={onClose}
    >
      {children}
      <Form.Item
        name="reason"
        label={t("numbers.reason")}
        rules={[{ required: true, whitespace: true, message: t("numbers.reason_missing") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
    </FormDrawer>
  );
}
