import { FilterOutlined, LinkOutlined, SearchOutlined } from "@ant-design/icons";
import { App, Button, Flex, Grid, Input, Tag } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** A filter that differs from the usual view. */
export interface Badge {
  key: string;
  label: string;
  onRemove: () => void;
}

/** The bar above a list: words to search, filters, what differs from the usual view, and the link to it. */
export interface QueryBarProps {
  q?: string;
  onSearch: (q: string | undefined) => void;
  placeholder?: string;
  /** False where there are no words to search. */
  words?: boolean;
  /** Further filters; a phone folds them behind a button. */
  children?: ReactNode;
  badges?: Badge[];
  onReset?: () => void;
}

/** How long typing must rest before the address changes. */
const REST_MS = 250;

/** Keeps typing in the field and hands it over when it rests. */
function useRested(value: string, onRest: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const latest = useRef(onRest);
  latest.current = onRest;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => latest.current(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return [typed, setTyped] as const;
}

export function QueryBar({
  q = "",
  onSearch,
  placeholder,
  words = true,
  children,
  badges = [],
  onReset,
}: QueryBarProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const wide = Grid.useBreakpoint().md ?? true;
  const [unfolded, setUnfolded] = useState(false);
  const [typed, setTyped] = useRested(q, (value) => onSearch(value || undefined));
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      message.success(t("query.copied"));
    } catch {
      message.warning(t("query.copy_refused"));
    }
  };
  return (
    <search className="wm-query wm-no-print">
      <Flex gap={8} wrap align="center">
        {words ? (
          <Input
            className="wm-query-words"
            data-shortcut="filter"
            allowClear
            prefix={<SearchOutlined aria-hidden />}
            aria-label={placeholder ?? t("query.search")}
            placeholder={placeholder ?? t("query.search")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        ) : null}
        {wide ? children : null}
        {children && !wide ? (
          <Button
            icon={<FilterOutlined aria-hidden />}
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {t("query.filters")}
          </Button>
        ) : null}
        <Button icon={<LinkOutlined aria-hidden />} aria-label={t("query.copy_link")} onClick={copy}>
          <span className="wm-wide">{t("query.copy_link")}</span>
        </Button>
      </Flex>
      {unfolded && !wide ? (
        <Flex gap={8} wrap align="center" className="wm-badges">
          {children}
        </Flex>
      ) : null}
      {badges.length ? (
        <Flex gap={4} wrap align="center" className="wm-badges">
          {badges.map((badge) => (
            <Tag
              key={badge.key}
              closable={{ "aria-label": t("query.remove", { label: badge.label }) }}
              onClose={badge.onRemove}
            >
              {badge.label}
            </Tag>
          ))}
          {onReset ? (
            <Button type="link" size="small" onClick={onReset}>
              {t("query.reset")}
            </Button>
          ) : null}
        </Flex>
      ) : null}
    </search>
  );
}
