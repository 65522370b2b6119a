import { MenuOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { Button, Drawer, Grid, Layout } from "antd";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { planQuery } from "@/api/queries";
import { useSession } from "@/api/useSession";
import { SessionEnd } from "@/features/session/SessionEnd";
import { Invented, InventedLine } from "@/ui/Invented";
import { GLOBAL_KEYS, GRID_KEYS, KeyHints } from "@/ui/KeyHints";
import { OriginProvider } from "@/ui/Origin";
import { Header } from "./Header";
import { Palette } from "./Palette";
import { SideMenu } from "./SideMenu";
import { useShortcuts } from "./useShortcuts";

/** The frame around every page: menu, header, banner, the mark of invented data. */
export function Shell() {
  const { t } = useTranslation();
  const { plan: code } = useParams({ strict: false });
  const plan = useQuery({ ...planQuery(code ?? ""), enabled: code !== undefined }).data;
  const wide = Grid.useBreakpoint().lg ?? true;
  const [menu, setMenu] = useState(false);
  const [open, setOpen] = useState<"search" | "help" | null>(null);
  const content = useRef<HTMLElement>(null);
  const session = useSession();
  useShortcuts({ search: () => setOpen("search"), help: () => setOpen("help") });
  const invented = plan?.body.invented ?? false;
  const title = plan?.body.title ?? code ?? "";
  const origin = useMemo(
    () => ({ plan: code ? { code, title } : undefined, marked: invented }),
    [code, title, invented],
  );
  const opener = wide ? null : (
    <Button
      type="text"
      icon={<MenuOutlined aria-hidden />}
      aria-label={t("shell.menu")}
      onClick={() => setMenu(true)}
    />
  );
  return (
    <Layout className="wm-shell">
      {/* biome-ignore lint/a11y/useValidAnchor: a link, which the page follows without changing its address */}
      <a
        className="wm-skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          content.current?.focus();
        }}
      >
        {t("shell.skip")}
      </a>
      <Header opener={opener} onSearch={() => setOpen("search")} onHelp={() => setOpen("help")} />
      <p className="wm-banner wm-no-print">{session?.banner || t("session.banner")}</p>
      <Layout hasSider={wide}>
        {wide ? (
          <Layout.Sider width={208} className="wm-sider wm-no-print">
            <SideMenu />
          </Layout.Sider>
        ) : (
          <Drawer
            open={menu}
            onClose={() => setMenu(false)}
            placement="left"
            size={260}
            title={t("app.name")}
            styles={{ body: { padding: 0 } }}
          >
            <SideMenu onPick={() => setMenu(false)} />
          </Drawer>
        )}
        <main id="content" ref={content} tabIndex={-1} className="wm-content">
          {invented ? <InventedLine /> : null}
          <Invented invented={invented}>
            <OriginProvider value={origin}>
              <Outlet />
            </OriginProvider>
          </Invented>
        </main>
      </Layout>
      <Palette open={open === "search"} onClose={() => setOpen(null)} />
      <KeyHints
        open={open === "help"}
        onClose={() => setOpen(null)}
        hints={[...GLOBAL_KEYS, ...GRID_KEYS]}
        more={
          <Link to="/help" onClick={() => setOpen(null)}>
            {t("help.title")}
          </Link>
        }
      />
      <SessionEnd />
    </Layout>
  );
}
