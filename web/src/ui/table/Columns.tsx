import { SettingOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { Column } from "./DataTable";

/** The columns on screen: the usual ones, except where the view says otherwise. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  toggle: readonly string[] = [],
): Column<Row>[] {
  return columns.filter((column) => Boolean(column.optional) === toggle.includes(column.key));
}

/** Chooses the columns. The address holds only what differs from the usual. */
export function Columns<Row>(props: {
  columns: readonly Column<Row>[];
  toggle?: string[];
  onToggle: (toggle: string[] | undefined) => void;
}) {
  const { t } = useTranslation();
  const { columns, toggle = [], onToggle } = props;
  const shown = shownColumns(columns, toggle).map((column) => column.key);
  const change = (next: string[]) => {
    const differs = columns.filter((column) => next.includes(column.key) === Boolean(column.optional));
    onToggle(differs.length ? differs.map((column) => column.key) : undefined);
  };
  const list = (
    <Checkbox.Group
      className="wm-column-list"
      value={shown}
      onChange={change}
      options={columns.map(({ key, title }) => ({ value: key, label: title }))}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={t("table.columns")} content={list}>
      <Button icon={<SettingOutlined aria-hidden />} aria-label={t("table.columns")}>
        <span className="wm-wide">{t("table.columns")}</span>
      </Button>
    </Popover>
  );
}
