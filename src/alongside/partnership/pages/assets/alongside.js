// Everything works without this file. It adds: focus on errors, show-password, character counts, no double sending,
// and questions that open under a choice.
import { initAll } from "./govuk-frontend.js";

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

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
