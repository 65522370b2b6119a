import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CheckSquareOutlined,
  CloudServerOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  EnvironmentOutlined,
  FileTextOutlined,
  FileZipOutlined,
  FlagOutlined,
  FormOutlined,
  GlobalOutlined,
  HistoryOutlined,
  KeyOutlined,
  LineChartOutlined,
  ProfileOutlined,
  ProjectOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SendOutlined,
  SettingOutlined,
  TableOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { Link, useMatchRoute, useParams, useRouter } from "@tanstack/react-router";
import { Menu, type MenuProps } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/api/useSession";
import { type MenuGroup, type MenuPage, PLAN_MENU, SHARED_MENU, visibleMenu } from "../menu";

const ICONS: Record<string, ReactNode> = {
  overview: <DashboardOutlined />,
  documents: <FileTextOutlined />,
  proposals: <CheckSquareOutlined />,
  ledger: <TableOutlined />,
  tasks: <FlagOutlined />,
  projects: <ProjectOutlined />,
  indicators: <LineChartOutlined />,
  observations: <FormOutlined />,
  submissions: <SendOutlined />,
  releases: <DatabaseOutlined />,
  map: <EnvironmentOutlined />,
  assessment: <BarChartOutlined />,
  publications: <GlobalOutlined />,
  todo: <ScheduleOutlined />,
  plans: <BookOutlined />,
  bodies: <ApartmentOutlined />,
  areas: <EnvironmentOutlined />,
  boundaries: <EnvironmentOutlined />,
  rule_sets: <ProfileOutlined />,
  packs: <AppstoreOutlined />,
  jobs: <UnorderedListOutlined />,
  backups: <CloudServerOutlined />,
  accounts: <TeamOutlined />,
  grants: <KeyOutlined />,
  access: <SafetyOutlined />,
  audit: <AuditOutlined />,
  changes: <HistoryOutlined />,
  settings: <SettingOutlined />,
  package: <FileZipOutlined />,
};

/** The menu of the account on the plan that is open. */
export function useMenu(): { groups: MenuGroup[]; plan?: string } {
  const { plan } = useParams({ strict: false });
  const operations = new Set(useSession()?.operations ?? []);
  const { routesByPath } = useRouter();
  const exists = (to: string) => to in routesByPath;
  return {
    plan,
    groups: [
      ...(plan ? visibleMenu(PLAN_MENU, operations, exists) : []),
      ...visibleMenu(SHARED_MENU, operations, exists),
    ],
  };
}

/** The pages one may open, in groups. */
export function SideMenu({ onPick }: { onPick?: () => void }) {
  const { t } = useTranslation();
  const { groups, plan = "" } = useMenu();
  const match = useMatchRoute();
  const link = (page: MenuPage) => (
    // The menu is data: its addresses are checked against the routes when it is shown.
    <Link to={page.to as "/p/$plan"} params={{ plan }}>
      {t(`menu.${page.key}`)}
    </Link>
  );
  const items: MenuProps["items"] = groups.map((group) => ({
    key: group.key,
    type: "group",
    label: t(`menu.groups.${group.key}`),
    children: group.pages.map((page) => ({ key: page.to, icon: ICONS[page.key], label: link(page) })),
  }));
  const pages = groups.flatMap((group) => group.pages);
  const open = pages
    .filter((page) => match({ to: page.to as "/p/$plan", fuzzy: page.to !== "/" && page.to !== "/p/$plan" }))
    .map((page) => page.to);
  return (
    <nav aria-label={t("shell.menu")}>
      <Menu mode="inline" items={items} selectedKeys={open} onClick={onPick} />
    </nav>
  );
}
