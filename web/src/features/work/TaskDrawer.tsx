import { Link } from "@tanstack/react-router";
import { DatePicker, Descriptions, Drawer, Flex, Form, Input, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteRecord, postRecord, putRecord, TASK_STATES, type TaskBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { FormDrawer } from "@/ui/FormDrawer";
import { ReasonButton } from "@/ui/ReasonButton";
import { useFault } from "@/ui/useFault";
import { DueTag } from "./DueTag";
import { ProgressList } from "./ProgressList";
import type { TaskRow } from "./useTasks";

type Values = Omit<TaskBody, "starts_on" | "due_on" | "done_on"> & {
  starts_on?: Dayjs | null;
  due_on?: Dayjs | null;
  done_on?: Dayjs | null;
};

const day = (text: string | null | undefined) => (text ? dayjs(text) : null);
const code = (value: Dayjs | null | undefined) => value?.format("YYYY-MM-DD") ?? null;

/** A task written anew or changed. */
export function TaskForm(props: {
  plan: string;
  task?: Envelope<TaskBody>;
  bodies: ReadonlyMap<string, string>;
  commitments: { value: string; label: string }[];
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, task, bodies, commitments, open, onClose } = props;
  const write = useWrite(plan);
  const options = [...bodies].map(([value, label]) => ({ value, label }));
  const submit = (values: Values) => {
    const body: TaskBody = {
      ...task?.body,
      ...values,
      item: values.item ?? null,
      lead: values.lead ?? null,
      note: values.note || null,
      starts_on: code(values.starts_on),
      due_on: code(values.due_on),
      done_on: values.state === "done" ? code(values.done_on) : null,
    };
    return write(t("work.saved", { name: values.title }), () =>
      task ? putRecord(plan, "tasks", task, body) : postRecord(plan, "tasks", body),
    );
  };
  const initial: Partial<Values> = task
    ? {
        ...task.body,
        starts_on: day(task.body.starts_on),
        due_on: day(task.body.due_on),
        done_on: day(task.body.done_on),
      }
    : { state: "planned" };
  return (
    <FormDrawer<Values>
      title={task ? t("work.edit") : t("work.add_task")}
      open={open}
      initial={initial}
      onSubmit={submit}
      onClose={onClose}
      width={600}
    >
      <Form.Item
        name="title"
        label={t("work.name")}
        rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
      >
        <Input />
      </Form.Item>
      <div className="wm-fields">
        <Form.Item name="state" label={t("work.state")}>
          <Select options={TASK_STATES.map((value) => ({ value, label: t(`work.states.${value}`) }))} />
        </Form.Item>
        <Form.Item name="lead" label={t("commitment.roles.lead")}>
          <Select allowClear showSearch={{ optionFilterProp: "label" }} options={options} />
        </Form.Item>
        <Form.Item name="starts_on" label={t("work.starts_on")}>
          <DatePicker style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="due_on" label={t("work.due_on")}>
          <DatePicker style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="done_on" label={t("work.done_on")} extra={t("work.done_on_hint")}>
          <DatePicker style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="support" label={t("commitment.roles.support")}>
          <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={options} />
        </Form.Item>
        <Form.Item name="item" label={t("work.serves")} className="wm-wide-field">
          <Select allowClear showSearch={{ optionFilterProp: "label" }} options={commitments} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={t("commitment.fields.note")}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDrawer>
  );
}

/** Everything about a task or milestone. */
export function TaskDrawer(props: {
  plan: string;
  row: TaskRow | undefined;
  open: boolean;
  bodies: ReadonlyMap<string, string>;
  commitments: { value: string; label: string }[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, row, open, bodies, commitments, onClose } = props;
  const [editing, setEditing] = useState(false);
  const session = useSession();
  const write = useWrite(plan);
  const fault = useFault();
  const reason = mayDo(session, "task.write") ? null : t("work.not_allowed");
  const served = row && commitments.find((one) => one.value === row.item);
  const lines: [string, ReactNode][] = row
    ? [
        [
          t("work.state"),
          <Flex key="state" gap={8}>
            {t(`work.states.${row.state}`)} <DueTag due={row.due} />
          </Flex>,
        ],
        [t("commitment.roles.lead"), row.lead],
        [t("commitment.roles.support"), row.support],
        [t("work.starts_on"), row.starts_on],
        [t("work.due_on"), row.due_on],
        [t("work.done_on"), row.done_on],
        [
          t("work.serves"),
          served ? (
            <Link key="item" to="/p/$plan/ledger" params={{ plan }} search={{ open: served.value }}>
              {served.label}
            </Link>
          ) : (
            ""
          ),
        ],
        [t("commitment.fields.note"), row.task?.body.note],
      ]
    : [];
  return (
    <Drawer open={open} onClose={onClose} size={720} title={row?.title} destroyOnHidden>
      {row ? (
        <>
          <Descriptions
            className="wm-card-facts"
            size="small"
            bordered
            column={1}
            items={lines
              .filter(([, value]) => value)
              .map(([label, children]) => ({ key: label, label, children }))}
          />
          {row.task ? (
            <Flex justify="end" gap={8} className="wm-gap">
              <ReasonButton
                danger
                reason={reason}
                onClick={() =>
                  row.task &&
                  write(t("work.removed", { name: row.title }), () =>
                    deleteRecord(plan, "tasks", row.code),
                  ).then(onClose, fault)
                }
              >
                {t("work.remove")}
              </ReasonButton>
              <ReasonButton reason={reason} onClick={() => setEditing(true)}>
                {t("work.edit")}
              </ReasonButton>
            </Flex>
          ) : (
            <p className="wm-quiet">{t("work.milestone_hint")}</p>
          )}
          <ProgressList
            plan={plan}
            item={row.code}
            name={row.title}
            project={false}
            body={row.task?.body.lead}
            reports={row.reports}
          />
          {row.task ? (
            <TaskForm
              plan={plan}
              task={row.task}
              bodies={bodies}
              commitments={commitments}
              open={editing}
              onClose={() => setEditing(false)}
            />
          ) : null}
        </>
      ) : (
        <p>{t("work.missing")}</p>
      )}
    </Drawer>
  );
}
