import { Alert, Drawer, Flex, Form, Input, Table } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Area } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { useNames } from "@/api/admin/useNames";
import { writeShared } from "@/api/records";
import type { Envelope } from "@/api/types";
import { uploadText } from "@/api/upload";
import { useUnsaved } from "@/app/useUnsaved";
import {
  featureCode,
  featureName,
  GEO_LIMITS,
  type GeoFeature,
  type Match,
  matchShapes,
  readShapes,
} from "@/lib/geo";
import { FileDrop } from "@/ui/FileDrop";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { BodySelect } from "@/ui/records/BodySelect";

interface Values {
  title: string;
  area: string;
  source: string;
  review_number?: string;
}

interface Shape {
  key: string;
  feature: GeoFeature;
  name: string;
  match: Match;
}

function useShapes(area: string | undefined, areas: readonly Envelope<Area>[]) {
  const [text, setText] = useState<string | null>(null);
  const [hand, setHand] = useState<Record<string, string | null>>({});
  const read = useMemo(() => (text === null ? null : readShapes(text)), [text]);
  const parts = useMemo(
    () => areas.filter(({ body, code }) => body.parent === area || code === area),
    [areas, area],
  );
  const shapes = useMemo((): Shape[] => {
    if (!read) return [];
    const candidates = parts.map(({ code, body }) => ({ code, name: body.name }));
    const matched = matchShapes(read.features, candidates);
    return read.features.map((feature, at) => {
      const name = featureName(feature, at);
      const key = `${at} ${name}`;
      const by_hand = hand[key];
      const match: Match =
        key in hand ? (by_hand ? { code: by_hand, by: "hand" } : null) : (matched[at] ?? null);
      return { key, feature, name, match };
    });
  }, [read, parts, hand]);
  return { read, parts, shapes, setText, setHand };
}

/** Which shape stands for which area: by code, by name, by hand. */
function Matching({
  shapes,
  parts,
  onHand,
}: {
  shapes: Shape[];
  parts: Envelope<Area>[];
  onHand: (key: string, code: string | null) => void;
}) {
  const { t } = useTranslation();
  return (
    <Table<Shape>
      size="small"
      rowKey="key"
      dataSource={shapes}
      pagination={shapes.length > 50 ? { pageSize: 50 } : false}
      columns={[
        {
          key: "name",
          title: t("boundaries.shape"),
          render: (_, { name, feature }) => `${name} ${featureCode(feature) ?? ""}`,
        },
        {
          key: "area",
          title: t("boundaries.stands_for"),
          width: 260,
          render: (_, { key, name, match }) => (
            <div role="group" aria-label={name}>
              <BodySelect
                bodies={parts}
                value={match?.code}
                onChange={(code) => onHand(key, code)}
                label={t("boundaries.area_of", { name })}
              />
            </div>
          ),
        },
        {
          key: "by",
          title: t("boundaries.by"),
          width: 110,
          render: (_, { match }) => (match ? t(`boundaries.bys.${match.by}`) : t("boundaries.left_out")),
        },
      ]}
    />
  );
}

/** A file of shapes: checked, matched to areas, its source and 审图号 asked for, then kept. */
export function UploadBoundary({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const area = Form.useWatch("area", form);
  const { areas } = useNames();
  const { read, parts, shapes, setText, setHand } = useShapes(area, areas);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const done = useDone();
  useUnsaved(open && read !== null);
  const matched = shapes.filter(({ match }) => match);
  const codes = matched.map(({ match }) => match?.code);
  const twice = codes.length !== new Set(codes).size;
  const close = () => {
    setText(null);
    setHand({});
    setError(null);
    form.resetFields();
    onClose();
  };
  const save = async (values: Values) => {
    setBusy(true);
    setError(null);
    try {
      const features = matched.map(({ feature, key }) => ({
        type: "Feature",
        properties: { name: key },
        geometry: feature.geometry,
      }));
      const file = await uploadText(
        `${values.title}.geojson`,
        JSON.stringify({ type: "FeatureCollection", features }),
        "application/geo+json",
      );
      const matches = Object.fromEntries(matched.map(({ key, match }) => [key, match?.code ?? ""]));
      await done(
        t("records.saved", { name: values.title }),
        writeShared("boundaries", null, null, {
          ...values,
          review_number: values.review_number || null,
          file: file.sha256,
          matches,
        }),
      );
      close();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const required = [{ required: true, message: t("records.required") }];
  const reason = !read
    ? t("boundaries.no_file")
    : !matched.length
      ? t("boundaries.none_matched")
      : twice
        ? t("boundaries.twice")
        : null;
  return (
    <Drawer
      title={t("boundaries.upload")}
      open={open}
      onClose={close}
      size={760}
      destroyOnHidden
      footer={
        <Flex justify="end">
          <ReasonButton type="primary" loading={busy} reason={reason} onClick={form.submit}>
            {t("common.save")}
          </ReasonButton>
        </Flex>
      }
    >
      {error ? <ProblemAlert error={error} /> : null}
      <Form<Values> form={form} layout="vertical" onFinish={save}>
        <Form.Item
          name="area"
          label={t("boundaries.area")}
          extra={t("boundaries.area_hint")}
          rules={required}
        >
          <BodySelect bodies={areas.filter(({ body }) => body.level !== "country")} />
        </Form.Item>
        <Form.Item name="title" label={t("boundaries.name")} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="source" label={t("boundaries.source")} rules={required}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item
          name="review_number"
          label={t("boundaries.review_number")}
          extra={t("boundaries.review_hint")}
        >
          <Input maxLength={100} />
        </Form.Item>
      </Form>
      <FileDrop
        accept={[".geojson", ".json", ".topojson"]}
        max_mb={GEO_LIMITS.mb}
        prompt={t("boundaries.drop")}
        onFiles={([file]) => {
          setHand({});
          void file?.text().then(setText);
        }}
      />
      {read ? (
        <>
          <Alert
            className="wm-block"
            type={read.faults.length ? "warning" : "success"}
            showIcon
            title={t("boundaries.read", {
              count: read.features.length,
              points: read.points,
              matched: matched.length,
            })}
            description={
              read.faults.length ? (
                <ul className="wm-plain-list">
                  {read.faults.slice(0, 20).map(({ code, at }) => (
                    <li key={`${code} ${at}`}>{t(`boundaries.faults.${code}`, { at })}</li>
                  ))}
                </ul>
              ) : undefined
            }
          />
          <Matching
            shapes={shapes}
            parts={parts}
            onHand={(key, code) => setHand((before) => ({ ...before, [key]: code }))}
          />
        </>
      ) : null}
    </Drawer>
  );
}
