import { App, Button, Drawer, Flex, Form, type FormInstance } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "@/lib/problem";
import { ProblemAlert } from "./ProblemAlert";
import { ReasonButton } from "./ReasonButton";

/** A form beside the page. */
export interface FormDrawerProps<Values extends object> {
  title: string;
  open: boolean;
  /** What the fields hold at first. */
  initial?: Partial<Values>;
  /** Saves; a problem thrown keeps the drawer open with everything typed. */
  onSubmit: (values: Values) => Promise<unknown>;
  onClose: () => void;
  submitLabel?: string;
  width?: number;
  /** Hears the first touch of a field. */
  onDirty?: () => void;
  /** Why nothing can be saved. */
  refused?: string | null;
  children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
}

/** Path of a field as the API names it (`owners/0/body` or `owners[0].body`) for the form. */
export const fieldPath = (field: string): (string | number)[] =>
  field
    .replace(/^\/?(body\/)?/, "")
    .split(/[/.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Puts the server's words at the fields they are about. */
function showFieldErrors<Values>(form: FormInstance<Values>, error: unknown): void {
  if (!(error instanceof ProblemError)) return;
  const fields = (error.problem.fields ?? []).map(({ field, message }) => ({
    name: fieldPath(field),
    errors: [message],
  }));
  // The names are the server's; antd wants them known to the compiler.
  form.setFields(fields as Parameters<typeof form.setFields>[0]);
  const first = fields[0];
  if (first)
    form.scrollToField(first.name as Parameters<typeof form.scrollToField>[0], {
      block: "center",
      focus: true,
    });
}

/** Keeps what was typed when saving fails; asks before it is thrown away; Ctrl+Enter saves. */
export function FormDrawer<Values extends object>(props: FormDrawerProps<Values>) {
  const {
    title,
    open,
    initial,
    onSubmit,
    onClose,
    submitLabel,
    width = 520,
    onDirty,
    refused,
    children,
  } = props;
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!open) return;
    form.resetFields();
    setError(null);
  }, [open, form]);

  const submit = async (values: Values) => {
    setBusy(true);
    setError(null);
    try {
      await onSubmit(values);
      onClose();
    } catch (thrown) {
      setError(thrown);
      showFieldErrors(form, thrown);
    } finally {
      setBusy(false);
    }
  };
  const close = () => {
    if (!form.isFieldsTouched()) return onClose();
    modal.confirm({
      title: t("form.discard"),
      content: t("form.discard_hint"),
      okText: t("form.discard_yes"),
      cancelText: t("form.keep"),
      onOk: onClose,
    });
  };
  return (
    <Drawer
      title={title}
      open={open}
      onClose={close}
      size={width}
      destroyOnHidden
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={close}>{t("common.cancel")}</Button>
          <ReasonButton type="primary" loading={busy} reason={refused} onClick={form.submit}>
            {submitLabel ?? t("common.save")}
          </ReasonButton>
        </Flex>
      }
    >
      {error ? <ProblemAlert error={error} /> : null}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={submit}
        onValuesChange={() => onDirty?.()}
        disabled={Boolean(refused)}
        // Where no field takes the focus, the form does: the drawer scrolls by keys.
        tabIndex={refused ? 0 : undefined}
        scrollToFirstError={{ focus: true }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
        }}
      >
        {typeof children === "function" ? children(form) : children}
      </Form>
    </Drawer>
  );
}
