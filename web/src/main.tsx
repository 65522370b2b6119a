import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Root } from "./app/Root";
import "./app/app.css";
import "./app/commitments.css";
import "./app/numbers.css";
import { startTexts } from "./i18n";

const place = document.getElementById("app");
if (place && document.documentElement.className !== "too-old") {
  void startTexts().then(() =>
    createRoot(place).render(
      <StrictMode>
        <Root />
      </StrictMode>,
    ),
  );
}
