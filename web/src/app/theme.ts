import { theme as antd, type ThemeConfig } from "antd";

const FONT =
  'system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** Colours that reach 4.5:1 on their ground; antd's own do not everywhere. */
const LIGHT: ThemeConfig["token"] = {
  colorPrimary: "#0958d9",
  colorInfo: "#0958d9",
  colorLink: "#0958d9",
  colorSuccess: "#237804",
  colorError: "#cf1322",
  colorTextDescription: "#595959",
  colorTextTertiary: "#595959",
  colorTextPlaceholder: "#737373",
  colorTextDisabled: "#737373",
};

const DARK: ThemeConfig["token"] = {
  colorPrimary: "#3c89e8",
  colorInfo: "#3c89e8",
  colorLink: "#8dc5f8",
  colorError: "#f0787a",
  colorTextDescription: "#bfbfbf",
  colorTextTertiary: "#bfbfbf",
  colorTextPlaceholder: "#a6a6a6",
  colorTextDisabled: "#a6a6a6",
};

/** The theme of antd. */
export const theme = (dark: boolean): ThemeConfig => ({
  algorithm: dark ? antd.darkAlgorithm : antd.defaultAlgorithm,
  token: { fontFamily: FONT, borderRadius: 4, motion: false, ...(dark ? DARK : LIGHT) },
  components: {
    Layout: {
      headerHeight: 48,
      headerPadding: "0 16px",
      headerBg: dark ? "#141414" : "#ffffff",
      siderBg: dark ? "#141414" : "#ffffff",
    },
    Menu: {
      itemHeight: 36,
      itemMarginBlock: 2,
      activeBarBorderWidth: 0,
      ...(dark && { itemSelectedColor: "#8dc5f8" }),
    },
    Table: { headerBorderRadius: 0, cellPaddingBlockSM: 6 },
    ...(dark && {
      Tabs: { itemSelectedColor: "#8dc5f8", itemHoverColor: "#8dc5f8", inkBarColor: "#8dc5f8" },
      Button: {
        colorPrimary: "#1554ad",
        colorPrimaryHover: "#1765c9",
        colorPrimaryActive: "#10438a",
        dangerColor: "#141414",
      },
    }),
  },
});
