import { Form, Input } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ProposalBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { type Content, confirmable, type Owner } from "@/lib/commitment";
import { FormDrawer } from "@/ui/FormDrawer";
import { ContentFields, type ContentValues, contentOf, contentValues } from "@/ui/plan/ContentFields";
import { OwnerFields } from "@/ui/plan/OwnerFields";

/** What a correction says. */
export interface Correction {
  content: Content;
  owners: Owner[];
  note?: string;
}

/** Every field of a proposal, beside the words it came from. */
export function CorrectDrawer(props: {
  proposal: Envelope<ProposalBody> | undefined;
  open: boolean;
  bodies: readonly string[];
  onSave: (correction: Correction) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { proposal, open, bodies, onSave, onClose } = props;
  const offered = proposal?.body.content;
  const initial = useMemo(
    () =>
      offered ? { ...contentValues(offered), owners: offered.owners ?? [], note: undefined } : undefined,
    [offered],
  );
  if (!offered) return null;
  const submit = ({ owners, note, ...fields }: ContentValues & { owners?: Owner[]; note?: string }) =>
    onSave({
      content: confirmable(contentOf(offered, fields)),
      owners: owners ?? [],
      note: note || undefined,
    });
  return (
    <FormDrawer<ContentValues & { owners?: Owner[]; note?: string }>
      title={t("reading.correct")}
      open={open}
      initial={initial}
      onSubmit={submit}
      onClose={onClose}
      submitLabel={t("reading.correct_and_confirm")}
      width={640}
    >
      <blockquote className="wm-quote">{offered.source.quote}</blockquote>
      <ContentFields sort={offered.sort} />
      <OwnerFields bodies={bodies} />
      <Form.Item name="note" label={t("commitment.fields.note")}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDrawer>
  );
}
