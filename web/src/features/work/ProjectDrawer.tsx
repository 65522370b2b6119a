import { Link } from "@tanstack/react-router";
import { DatePicker, Descriptions, Drawer, Flex, Form, Input, InputNumber, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ProjectBody, postRecord, putRecord, STAGES, type Stage } from "@/api/records";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { formatDecimal, readDecimal } from "@/lib/decimal";
import { parsePeriod } from "@/lib/period";
import { FormDrawer } from "@/ui/FormDrawer";
import { ReasonButton } from "@/ui/ReasonButton";
import { ValueText } from "@/ui/ValueText";
import { DueTag } from "./DueTag";
import { ProgressList } from "./ProgressList";
import { APPROVED, type ProjectRow } from "./useProjects";

type Values = Omit<ProjectBody, "starts_on" | "due_on"> & { starts_on?: Dayjs | null; due_on?: Dayjs | null };

const day = (text: string | null | undefined) => (text ? dayjs(text) : null);
const code = (value: Dayjs | null | undefined) => value?.format("YYYY-MM-DD") ?? null;
const decimal = (typed: string | null | undefined) => (typed ? readDecimal(typed) : null);

function MoneyYears({ term }: { term: string | undefined }) {
  const { t } = useTranslation();
  const period = term ? parsePeriod(term) : null;
  const first = period?.kind === "years" ? period.first : undefined;
  return (
    <Form.Item label={t("work.years")}>
      <Form.List name="years">
        {(rows, { add, remove }) => (
          <Flex vertical gap={8}>
            {rows.map(({ key, name }, at) => (
              <Flex key={key} gap={8}>
                <Form.Item name={[name, "year"]} noStyle rules={[{ required: true }]}>
                  <InputNumber aria-label={t("ledger.year")} min={1990} max={2100} style={{ width: 90 }} />
                </Form.Item>
                <Form.Item name={[name, "planned_wan"]} noStyle>
                  <Input aria-label={t("work.planned")} placeholder={t("work.planned")} inputMode="decimal" />
                </Form.Item>
                <Form.Item name={[name, "completed_wan"]} noStyle>
                  <Input
                    aria-label={t("work.completed")}
                    placeholder={t("work.completed")}
                    inputMode="decimal"
                  />
                </Form.Item>
                <ReasonButton onClick={() => remove(at)}>{t("commitment.owner.remove")}</ReasonButton>
              </Flex>
            ))}
            <ReasonButton onClick={() => add({ year: (first ?? 2021) + rows.length })}>
              {t("work.add_year")}
            </ReasonButton>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** A project written anew or changed. Stages that need an approving document ask for it. */
export function ProjectForm(props: {
  plan: string;
  row?: ProjectRow;
  /** Stage to begin with, where a card was moved. */
  stage?: Stage;
  term: string | undefined;
  bodies: ReadonlyMap<string, string>;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, row, stage, term, bodies, open, onClose } = props;
  const write = useWrite(plan);
  const needed = [{ required: true, message: t("commitment.field_hints.needed") }];
  const submit = (values: Values) => {
    const body: ProjectBody = {
      ...row?.body,
      ...values,
      lead: values.lead ?? null,
      investment_wan: decimal(values.investment_wan),
      years: (values.years ?? []).map((one) => ({
        year: one.year,
        planned_wan: decimal(one.planned_wan),
        completed_wan: decimal(one.completed_wan),
      })),
      approval: values.approval || null,
      starts_on: code(values.starts_on),
      due_on: code(values.due_on),
    };
    return write(t("work.saved", { name: values.name }), () =>
      row ? putRecord(plan, "projects", row.project, body) : postRecord(plan, "projects", body),
    );
  };
  const initial: Partial<Values> = row
    ? {
        ...row.body,
        stage: stage ?? row.body.stage,
        starts_on: day(row.body.starts_on),
        due_on: day(row.body.due_on),
      }
    : { stage: "not_reported" };
  return (
    <FormDrawer<Values>
      title={row ? t("work.edit_project") : t("work.add_project")}
      open={open}
      initial={initial}
      onSubmit={submit}
      onClose={onClose}
      width={640}
    >
      <Form.Item name="name" label={t("work.name")} rules={needed}>
        <Input />
      </Form.Item>
      <div className="wm-fields">
        <Form.Item name="stage" label={t("work.stage")}>
          <Select options={STAGES.map((value) => ({ value, label: t(`work.stages.${value}`) }))} />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(a, b) => a.stage !== b.stage}>
          {({ getFieldValue }) => (
            <Form.Item
              name="approval"
              label={t("work.approval")}
              rules={APPROVED.has(getFieldValue("stage")) ? needed : undefined}
              extra={t("work.approval_hint")}
            >
              <Input />
            </Form.Item>
          )}
        </Form.Item>
        <Form.Item name="group" label={t("commitment.fields.group")}>
          <Input />
        </Form.Item>
        <Form.Item name="number" label={t("commitment.fields.number")}>
          <InputNumber min={1} precision={0} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="builder" label={t("work.builder")}>
          <Input />
        </Form.Item>
        <Form.Item name="lead" label={t("commitment.roles.lead")}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            options={[...bodies].map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="place" label={t("work.place")}>
          <Input />
        </Form.Item>
        <Form.Item name="investment_wan" label={t("work.investment")}>
          <Input inputMode="decimal" suffix={t("work.wan")} />
        </Form.Item>
        <Form.Item name="starts_on" label={t("work.starts_on")}>
          <DatePicker style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="due_on" label={t("work.due_on")}>
          <DatePicker style={{ width: "100%" }} />
        </Form.Item>
      </div>
      <MoneyYears term={term} />
      <Form.Item name="note" label={t("commitment.fields.note")}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDrawer>
  );
}

/** Everything about a project: money, stage, reports. */
export function ProjectDrawer(props: {
  plan: string;
  row: ProjectRow | undefined;
  open: boolean;
  term: string | undefined;
  bodies: ReadonlyMap<string, string>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, row, open, term, bodies, onClose } = props;
  const [editing, setEditing] = useState(false);
  const reason = mayDo(useSession(), "project.write") ? null : t("work.not_allowed");
  const body = row?.body;
  const lines: [string, ReactNode][] =
    row && body
      ? [
          [
            t("work.stage"),
            <Flex key="stage" gap={8}>
              {t(`work.stages.${body.stage}`)} <DueTag due={row.due} />
            </Flex>,
          ],
          [t("work.approval"), body.approval],
          [t("commitment.fields.group"), [row.group, body.number].filter(Boolean).join(" · ")],
          [t("work.builder"), body.builder],
          [t("commitment.roles.lead"), row.lead],
          [t("work.place"), body.place],
          [
            t("work.investment"),
            <ValueText key="money" value={body.investment_wan ?? null} unit={t("work.wan")} />,
          ],
          [t("work.starts_on"), body.starts_on],
          [t("work.due_on"), body.due_on],
          [
            t("work.ledger"),
            body.item ? (
              <Link key="item" to="/p/$plan/ledger" params={{ plan }} search={{ open: body.item }}>
                {body.item}
              </Link>
            ) : (
              ""
            ),
          ],
          [t("commitment.fields.note"), body.note],
        ]
      : [];
  return (
    <Drawer open={open} onClose={onClose} size={760} title={body?.name} destroyOnHidden>
      {row && body ? (
        <>
          <Descriptions
            className="wm-card-facts"
            size="small"
            bordered
            column={{ xs: 1, md: 2 }}
            items={lines
              .filter(([, value]) => value)
              .map(([label, children]) => ({ key: label, label, children }))}
          />
          {body.years?.length ? (
            <table className="wm-plain-table wm-gap">
              <thead>
                <tr>
                  <th scope="col">{t("ledger.year")}</th>
                  <th scope="col">{t("work.planned")}</th>
                  <th scope="col">{t("work.completed")}</th>
                </tr>
              </thead>
              <tbody>
                {body.years.map((one) => (
                  <tr key={one.year}>
                    <td>{one.year}</td>
                    <td className="wm-number">{one.planned_wan ? formatDecimal(one.planned_wan) : "—"}</td>
                    <td className="wm-number">
                      {one.completed_wan ? formatDecimal(one.completed_wan) : "—"}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          <Flex justify="end" className="wm-gap">
            <ReasonButton reason={reason} onClick={() => setEditing(true)}>
              {t("work.edit_project")}
            </ReasonButton>
          </Flex>
          <ProgressList
            plan={plan}
            item={row.code}
            name={body.name}
            project
            body={body.lead}
            reports={row.reports}
          />
          <ProjectForm
            plan={plan}
            row={row}
            term={term}
            bodies={bodies}
            open={editing}
            onClose={() => setEditing(false)}
          />
        </>
      ) : (
        <p>{t("work.missing")}</p>
      )}
    </Drawer>
  );
}
