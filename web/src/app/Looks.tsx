import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { DarkContext } from "@/ui/useDark";
import { theme } from "./theme";

/** What people choose: light, dark, or as the computer is set. */
export type Shade = "light" | "dark" | "system";

const STORED = "waymark.theme";
const DARK = "(prefers-color-scheme: dark)";

const ShadeContext = createContext<{ shade: Shade; setShade: (shade: Shade) => void }>({
  shade: "light",
  setShade: () => {},
});

/** The chosen shade and a way to change it. */
export const useShade = () => useContext(ShadeContext);

function stored(): Shade {
  try {
    const shade = localStorage.getItem(STORED);
    return shade === "dark" || shade === "system" ? shade : "light";
  } catch {
    return "light";
  }
}

function useSystemDark(): boolean {
  const [dark, setDark] = useState(() => window.matchMedia(DARK).matches);
  useEffect(() => {
    const media = window.matchMedia(DARK);
    const change = () => setDark(media.matches);
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, []);
  return dark;
}

/** Theme and the language of antd's own texts. */
export function Looks({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const [shade, choose] = useState(stored);
  const system = useSystemDark();
  const dark = shade === "dark" || (shade === "system" && system);
  const chinese = i18n.language.startsWith("zh");
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }, [dark]);
  useEffect(() => {
    dayjs.locale(chinese ? "zh-cn" : "en");
  }, [chinese]);
  const setShade = (next: Shade) => {
    choose(next);
    try {
      localStorage.setItem(STORED, next);
    } catch {
      // Not stored: the choice lasts as long as the page.
    }
  };
  return (
    <ShadeContext value={{ shade, setShade }}>
      <DarkContext value={dark}>
        <ConfigProvider
          locale={chinese ? zhCN : enUS}
          theme={theme(dark)}
          button={{ autoInsertSpace: false }}
        >
          {/* Above, they would cover what a drawer has just shown. */}
          <App notification={{ placement: "bottomLeft" }}>{children}</App>
        </ConfigProvider>
      </DarkContext>
    </ShadeContext>
  );
}
