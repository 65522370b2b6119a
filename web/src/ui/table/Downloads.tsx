import { DownloadOutlined } from "@ant-design/icons";
import { Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import { csv } from "@/lib/csv";
import { MEDIA, save } from "@/lib/save";
import { type ColumnData, cells } from "@/lib/table";
import { xlsx } from "@/lib/xlsx";
import { useOrigin } from "../Origin";

/**
 * The table as it stands, as a workbook or as CSV, with title, plan, day, notes and, where it applies, 示例数据.
 * The file's name says of which plan and day it is.
 */
export function Downloads<Row>(props: {
  title: string;
  rows: readonly Row[];
  columns: readonly ColumnData<Row>[];
  notes?: string[];
  invented?: boolean;
}) {
  const { t } = useTranslation();
  const { title, rows, columns, notes = [], invented } = props;
  const header = columns.map(({ title: head, unit }) => (unit ? `${head} (${unit})` : head));
  const { plan } = useOrigin();
  const day = new Date().toLocaleDateString("sv-SE");
  const name = [title, plan?.code, day].filter(Boolean).join(" ");
  const before = [
    title,
    ...(plan ? [t("table.of_plan", plan)] : []),
    t("table.saved_on", { day }),
    ...(invented ? [`${t("invented.mark")} ${t("invented.line")}`] : []),
    ...notes,
  ];
  return (
    <Space.Compact>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        onClick={() =>
          save(`${name}.xlsx`, xlsx(title, header, cells(rows, columns), before) as BlobPart, MEDIA.xlsx)
        }
      >
        {t("table.excel")}
      </Button>
      <Button onClick={() => save(`${name}.csv`, csv(header, cells(rows, columns), before), MEDIA.csv)}>
        {t("table.csv")}
      </Button>
    </Space.Compact>
  );
}
