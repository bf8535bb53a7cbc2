// Everything works without this file. It adds: focus on errors, show-password, character counts, no double sending.
import { initAll } from "./govuk-frontend.js";

initAll();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
