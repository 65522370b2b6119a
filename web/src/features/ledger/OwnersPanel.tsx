import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Button, DatePicker, Empty, Flex, Form, Input, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { handOver } from "@/api/plan";
import {
  deleteRecord,
  historyQuery,
  type OwnerBody,
  postRecord,
  recordsQuery,
  sharedQuery,
} from "@/api/records";
import type { Envelope } from "@/api/types";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { OWNER_ROLES } from "@/lib/commitment";
import { FormDrawer } from "@/ui/FormDrawer";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import { useFault } from "@/ui/useFault";
import { type LedgerRow, ownerOf } from "./useLedger";

type Owner = Envelope<OwnerBody>;

/** Who answered for it until when. */
function History({ plan, code }: { plan: string; code: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(historyQuery(plan, "owners", code));
  const versions = [...(data ?? [])].sort((a, b) => b.version - a.version);
  if (versions.length < 2) return null;
  return (
    <ol className="wm-plain-list wm-quiet">
      {versions.map((one, at) => (
        <li key={one.version}>
          {ownerOf(one.body).body} · {one.valid_from ?? t("ledger.from_the_start")}
          {" — "}
          {one.valid_to ?? versions[at - 1]?.valid_from ?? t("ledger.until_now")}
          {one.body.reason ? ` · ${one.body.reason}` : ""}
        </li>
      ))}
    </ol>
  );
}

interface HandValues {
  body_name: string;
  person?: string;
  from: Dayjs;
  reason: string;
  document?: string;
}

function HandOverForm(props: {
  plan: string;
  owner: Owner | undefined;
  names: string[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { plan, owner, names, onClose } = props;
  const write = useWrite(plan);
  const documents = useQuery(recordsQuery(plan, "documents")).data ?? [];
  const submit = ({ from, ...values }: HandValues) =>
    write(t("ledger.handed_over", { name: values.body_name }), () =>
      handOver(plan, {
        ...values,
        person: values.person || null,
        document: values.document ?? null,
        owners: owner ? [owner.code] : [],
        from: from.format("YYYY-MM-DD"),
      }),
    );
  return (
    <FormDrawer<HandValues>
      title={t("ledger.hand_over")}
      open={owner !== undefined}
      initial={{ from: dayjs() }}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {owner ? `${words.role(owner.body.role)}: ${ownerOf(owner.body).body}` : ""}
        <br />
        <span className="wm-quiet">{t("ledger.hand_over_hint")}</span>
      </p>
      <Form.Item
        name="body_name"
        label={t("ledger.new_owner")}
        rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
      >
        <AutoComplete
          options={names.map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
        />
      </Form.Item>
      <Form.Item name="person" label={t("ledger.person")}>
        <Input />
      </Form.Item>
      <Form.Item
        name="from"
        label={t("ledger.from")}
        rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
      >
        <DatePicker style={{ width: "100%" }} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("ledger.reason")}
        rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
      >
        <Input placeholder={t("ledger.hand_over_example")} />
      </Form.Item>
      <Form.Item name="document" label={t("commitment.fields.document")}>
        <Select
          allowClear
          options={documents.map(({ code, body }) => ({ value: code, label: body.title }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}

interface AddValues {
  role: OwnerBody["role"];
  body_name: string;
  person?: string;
}

/** Who answers for a commitment, since when, and who did before. */
export function OwnersPanel({ plan, row, known_by }: { plan: string; row: LedgerRow; known_by?: string }) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const session = useSession();
  const write = useWrite(plan);
  const fault = useFault();
  const owners = useQuery(recordsQuery(plan, "owners", known_by ? { known_by } : {})).data ?? [];
  const bodies = useQuery(sharedQuery("bodies")).data ?? [];
  const [handing, setHanding] = useState<Owner>();
  const [adding, setAdding] = useState(false);
  const own = owners
    .filter((one) => one.body.item === row.code)
    .sort((a, b) => OWNER_ROLES.indexOf(a.body.role) - OWNER_ROLES.indexOf(b.body.role));
  const names = bodies.map((one) => one.body.name);
  const reason = known_by ? t("ledger.past") : mayDo(session, "owner.write") ? null : t("ledger.not_allowed");
  const add = ({ role, body_name, person }: AddValues) =>
    write(t("ledger.owner_added", { name: body_name }), () =>
      postRecord(plan, "owners", {
        item: row.code,
        role,
        body_name,
        person: person || null,
        body: bodies.find((one) => one.body.name === body_name)?.code ?? null,
      }),
    );
  return (
    <>
      <Flex justify="end">
        <ReasonButton reason={reason} onClick={() => setAdding(true)}>
          {t("commitment.owner.add")}
        </ReasonButton>
      </Flex>
      {own.length ? (
        <ul className="wm-rows">
          {own.map((one) => (
            <li key={one.code}>
              <Flex gap={8} align="center" wrap>
                <span className="wm-quiet wm-role">{words.role(one.body.role)}</span>
                <strong>{ownerOf(one.body).body}</strong>
                <span className="wm-quiet">
                  {one.valid_from ? t("ledger.since", { day: one.valid_from }) : ""}
                  {one.body.document ? ` · ${one.body.document}` : ""}
                </span>
                <span className="wm-space" />
                <ReasonButton size="small" reason={reason} onClick={() => setHanding(one)}>
                  {t("ledger.hand_over")}
                </ReasonButton>
                <ReasonButton
                  size="small"
                  reason={reason}
                  onClick={() =>
                    write(t("ledger.owner_removed", { name: ownerOf(one.body).body }), () =>
                      deleteRecord(plan, "owners", one.code),
                    ).catch(fault)
                  }
                >
                  {t("commitment.owner.remove")}
                </ReasonButton>
              </Flex>
              <History plan={plan} code={one.code} />
            </li>
          ))}
        </ul>
      ) : row.owners.length ? (
        <p>{row.owners.map((owner) => `${words.role(owner.role)} ${owner.body}`).join(" · ")}</p>
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("ledger.nobody")}>
          {reason ? null : (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t("commitment.owner.add")}
            </Button>
          )}
        </Empty>
      )}
      <HandOverForm plan={plan} owner={handing} names={names} onClose={() => setHanding(undefined)} />
      <FormDrawer<AddValues>
        title={t("commitment.owner.add")}
        open={adding}
        initial={{ role: own.some((one) => one.body.role === "lead") ? "support" : "lead" }}
        onSubmit={add}
        onClose={() => setAdding(false)}
      >
        <Form.Item name="role" label={t("commitment.owner.role")}>
          <Select options={OWNER_ROLES.map((value) => ({ value, label: t(`commitment.roles.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="body_name"
          label={t("commitment.owner.body")}
          rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
        >
          <AutoComplete
            options={names.map((value) => ({ value }))}
            showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
          />
        </Form.Item>
        <Form.Item name="person" label={t("ledger.person")}>
          <Input />
        </Form.Item>
      </FormDrawer>
    </>
  );
}
