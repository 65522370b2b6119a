import { FolderOpenOutlined } from "@ant-design/icons";
import { App } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDone } from "@/api/admin/useDone";
import { api, written } from "@/api/client";
import { parseToml, textOf } from "@/lib/toml";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";

/** Most bytes of one file of a pack, as the server sets it. */
const BYTES_MAX = 16 * 1024 * 1024;

/** Chooses the folder of a pack and hands its files over; the server checks every one. */
export function UploadPack({ refused }: { refused: string | null }) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const done = useDone();
  const take = async (list: FileList | null) => {
    const chosen = [...(list ?? [])].filter(({ name, size }) => !name.startsWith(".") && size <= BYTES_MAX);
    if (!chosen.length) return;
    setBusy(true);
    try {
      const files = Object.fromEntries(
        await Promise.all(chosen.map(async (file) => [file.name, await file.text()] as const)),
      );
      const manifest = parseToml(files["pack.toml"] ?? "");
      const name = `${textOf(manifest, "id")}@${textOf(manifest, "version")}`;
      await done(t("packs.loaded", { name }), written(api.POST("/packs", { body: { files } })));
    } catch (error) {
      notification.error({ title: "", description: <ProblemAlert error={error} />, duration: 0 });
    } finally {
      setBusy(false);
      if (input.current) input.current.value = "";
    }
  };
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          // React has no name for it: the whole folder is chosen.
          element?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        multiple
        hidden
        aria-label={t("packs.upload")}
        onChange={(event) => void take(event.target.files)}
      />
      <ReasonButton
        type="primary"
        icon={<FolderOpenOutlined aria-hidden />}
        loading={busy}
        reason={refused}
        onClick={() => input.current?.click()}
      >
        {t("packs.upload")}
      </ReasonButton>
    </>
  );
}
