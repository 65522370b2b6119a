import { DatePicker, Form, Input, Progress, Segmented, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sendDocument } from "@/api/plan";
import { DOCUMENT_SORTS, type DocumentBody } from "@/api/records";
import type { Envelope, StoredFile } from "@/api/types";
import { uploadFile } from "@/api/upload";
import { useWrite } from "@/api/useWrite";
import { FileDrop } from "@/ui/FileDrop";
import { FormDrawer } from "@/ui/FormDrawer";
import { ProblemAlert } from "@/ui/ProblemAlert";

/** What the readers can read. */
const ACCEPT = [".docx", ".pdf", ".ofd", ".html", ".htm", ".txt", ".md"];
const MAX_MB = 20;

interface Values {
  /** SHA-256 of the file once it is there. */
  file?: string;
  title: string;
  sort: DocumentBody["sort"];
  text?: string;
  issuer?: string;
  document_number?: string;
  issued_on?: Dayjs | null;
  amends?: string;
}

/** The file on its way, and whether it is there. */
function useFile() {
  const [share, setShare] = useState<number | null>(null);
  const [stored, setStored] = useState<StoredFile | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController>(null);
  const take = async (file: File) => {
    stop.current?.abort();
    stop.current = new AbortController();
    setStored(null);
    setError(null);
    setShare(0);
    let sent: StoredFile | undefined;
    try {
      sent = await uploadFile(file, setShare, stop.current.signal);
      setStored(sent);
    } catch (thrown) {
      if (!(thrown instanceof DOMException)) setError(thrown);
    }
    setShare(null);
    return sent?.sha256;
  };
  const clear = () => {
    stop.current?.abort();
    setStored(null);
    setError(null);
    setShare(null);
  };
  return { share, stored, error, take, clear };
}

/** A document dropped or pasted, with what it is. Sending it begins its reading. */
export function AddDocument(props: {
  plan: string;
  open: boolean;
  documents: readonly Envelope<DocumentBody>[];
  onSent: (job: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { plan, open, documents, onSent, onClose } = props;
  const [way, setWay] = useState<"file" | "text">("file");
  const file = useFile();
  const write = useWrite(plan);
  const submit = async (values: Values) => {
    const { text, file: sha256, issued_on, ...rest } = values;
    const sent = await write(t("documents.sent", { title: values.title }), () =>
      sendDocument(plan, {
        ...rest,
        ...(way === "file" ? { file: sha256 } : { text }),
        issued_on: issued_on?.format("YYYY-MM-DD"),
      }),
    );
    file.clear();
    onSent(sent.data.job);
  };
  const close = () => {
    file.clear();
    onClose();
  };
  return (
    <FormDrawer<Values>
      title={t("documents.add")}
      open={open}
      initial={{ sort: documents.length ? "other" : "plan" }}
      onSubmit={submit}
      onClose={close}
      submitLabel={t("documents.send")}
      width={640}
    >
      {(form) => (
        <>
          <Segmented<"file" | "text">
            aria-label={t("documents.way")}
            value={way}
            onChange={setWay}
            options={[
              { value: "file", label: t("documents.by_file") },
              { value: "text", label: t("documents.by_text") },
            ]}
          />
          <div className="wm-gap">
            {way === "file" ? (
              <>
                <Form.Item
                  name="file"
                  rules={[{ required: true, message: t("documents.file_first") }]}
                  valuePropName="data-file"
                  trigger="none"
                >
                  <FileDrop
                    accept={ACCEPT}
                    max_mb={MAX_MB}
                    prompt={t("documents.drop")}
                    onFiles={async ([first]) => {
                      if (!first) return;
                      form.setFieldValue("file", undefined);
                      if (!form.getFieldValue("title"))
                        form.setFieldValue("title", first.name.replace(/\.[^.]+$/, ""));
                      form.setFieldValue("file", await file.take(first));
                      void form.validateFields(["file"]).catch(() => {});
                    }}
                  />
                </Form.Item>
                {file.share !== null ? (
                  <Progress percent={Math.round(file.share * 100)} aria-label={t("documents.uploading")} />
                ) : null}
                {file.stored ? (
                  <p role="status">
                    {t("documents.uploaded", {
                      name: file.stored.name,
                      kb: Math.ceil(file.stored.bytes / 1024),
                    })}
                  </p>
                ) : null}
                {file.error ? <ProblemAlert error={file.error} /> : null}
              </>
            ) : (
              <Form.Item
                name="text"
                label={t("documents.text")}
                rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
              >
                <Input.TextArea rows={12} />
              </Form.Item>
            )}
          </div>
          <Form.Item
            name="title"
            label={t("documents.name")}
            rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
          >
            <Input />
          </Form.Item>
          <div className="wm-fields">
            <Form.Item name="sort" label={t("documents.sort")}>
              <Select
                options={DOCUMENT_SORTS.map((value) => ({ value, label: t(`documents.sorts.${value}`) }))}
              />
            </Form.Item>
            <Form.Item name="amends" label={t("documents.amends")}>
              <Select
                allowClear
                options={documents.map(({ code, body }) => ({ value: code, label: body.title }))}
              />
            </Form.Item>
            <Form.Item name="issuer" label={t("documents.issuer")}>
              <Input />
            </Form.Item>
            <Form.Item name="document_number" label={t("documents.document_number")}>
              <Input />
            </Form.Item>
            <Form.Item name="issued_on" label={t("documents.issued_on")}>
              <DatePicker style={{ width: "100%" }} />
            </Form.Item>
          </div>
        </>
      )}
    </FormDrawer>
  );
}
