/** Looking at the parts without a server: `npm run dev`, then /stories.html?story=parts or ?story=app&at=/p/demo. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Role } from "@/api/types";
import { Looks } from "@/app/Looks";
import { Root } from "@/app/Root";
import "@/app/app.css";
import "@/app/commitments.css";
import "@/app/numbers.css";
import { startTexts } from "@/i18n";
import { pretend } from "./answers";
import { Charts, Parts } from "./Parts";

const asked = new URLSearchParams(window.location.search);
const must = asked.get("must");
localStorage.setItem("waymark.language", asked.get("lang") ?? "zh-CN");
localStorage.setItem("waymark.theme", asked.get("theme") ?? "light");
pretend(
  (asked.get("role") ?? "plan_office") as Role,
  asked.has("nobody"),
  must === "password" || must === "totp" ? must : null,
);

const stories: Record<string, () => React.ReactNode> = {
  app: () => <Root />,
  parts: () => (
    <Looks>
      <Parts />
    </Looks>
  ),
  charts: () => (
    <Looks>
      <Charts />
    </Looks>
  ),
};

const place = document.getElementById("app");
const story = stories[asked.get("story") ?? "parts"];
if (asked.get("story") === "app") window.history.replaceState(null, "", asked.get("at") ?? "/");
if (place && story)
  void startTexts().then(() => createRoot(place).render(<StrictMode>{story()}</StrictMode>));
