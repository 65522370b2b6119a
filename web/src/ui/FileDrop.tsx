import { InboxOutlined } from "@ant-design/icons";
import { Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** What may be dropped. */
export interface FileDropProps {
  /** Extensions with their dot, such as `.docx`. */
  accept: string[];
  /** Size limit of one file in MB, as the server sets it. */
  max_mb: number;
  multiple?: boolean;
  disabled?: boolean;
  /** What to drop here, in words. */
  prompt: string;
  onFiles: (files: File[]) => void;
}

/** A place for files: drop, or press to choose. Refuses at once what the server would refuse later. */
export function FileDrop({ accept, max_mb, multiple = false, disabled, prompt, onFiles }: FileDropProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<string[]>([]);
  const fits = (file: File) => accept.some((end) => file.name.toLowerCase().endsWith(end));
  const take = (file: File, all: File[]) => {
    if (file !== all[0]) return false;
    const faults = all.flatMap((one) => {
      if (!fits(one)) return [t("file.wrong_kind", { name: one.name, accept: accept.join(" ") })];
      return one.size > max_mb * 1024 * 1024 ? [t("file.too_big", { name: one.name, max: max_mb })] : [];
    });
    setRefused(faults);
    const good = all.filter((one) => fits(one) && one.size <= max_mb * 1024 * 1024);
    if (good.length) onFiles(multiple ? good : good.slice(0, 1));
    return false;
  };
  return (
    <>
      <Upload.Dragger
        accept={accept.join(",")}
        multiple={multiple}
        disabled={disabled}
        showUploadList={false}
        beforeUpload={take}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined aria-hidden />
        </p>
        <p className="ant-upload-text">{prompt}</p>
        <p className="ant-upload-hint">{t("file.limits", { accept: accept.join(" "), max: max_mb })}</p>
      </Upload.Dragger>
      <ul role="alert" className="wm-plain-list wm-fault">
        {refused.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
