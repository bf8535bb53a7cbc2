// Everything works without this file. It adds: focus on errors, show-password, character counts, no double sending,
// questions that open under a choice, and a slider over maps of several periods.
import { initAll } from "./govuk-frontend.js";
import { showOnePeriod } from "./periods.js";

// GOV.UK's own script marks a radio as expandable, which ARIA does not allow; what opens stands next in the page anyway.
for (const input of document.querySelectorAll("[data-aria-controls]")) {
  input.dataset.opens = input.dataset.ariaControls;
  delete input.dataset.ariaControls;
}

function openUnderChoices() {
  for (const input of document.querySelectorAll("[data-opens]")) {
    document.getElementById(input.dataset.opens).hidden = !input.checked;
  }
}

document.addEventListener("change", openUnderChoices);
window.addEventListener("pageshow", openUnderChoices);
openUnderChoices();
initAll();

for (const control of document.querySelectorAll("[data-periods]")) showOnePeriod(control);

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
