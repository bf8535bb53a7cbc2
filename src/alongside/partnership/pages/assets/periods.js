// Small maps of several periods: one of them large, and a slider over the periods. Without this they all stand side by
// side, as they do when the button is pressed once more.
const MARGIN = 8;

export function showOnePeriod(control) {
  const svg = control.parentElement.querySelector("svg");
  const maps = [...svg.querySelectorAll("[data-period]")];
  const [beside, below] = ["[data-caption]", "[data-legend]"].map((name) => [...svg.querySelectorAll(name)]);
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const [button, slider] = [control.querySelector("button"), control.querySelector("input")];
  const [chooser, said] = [control.querySelector("[data-chooser]"), control.querySelector("output")];
  const places = maps.map((map) => map.getAttribute("transform"));

  function stretch(to) {
    svg.setAttribute("viewBox", `0 0 ${width} ${to}`);
    svg.setAttribute("height", to);
  }

  function showAll() {
    maps.forEach((map, number) => map.setAttribute("transform", places[number]));
    for (const part of [...maps, ...beside]) part.removeAttribute("visibility");
    for (const part of below) part.removeAttribute("transform");
    stretch(height);
  }

  function showOne() {
    const chosen = maps[slider.value];
    const { x, y, width: own, height: tall } = chosen.getBBox();
    const scale = (width - 2 * MARGIN) / own;
    for (const part of [...maps, ...beside]) part.setAttribute("visibility", part === chosen ? "visible" : "hidden");
    chosen.setAttribute("transform", `translate(${MARGIN - x * scale} ${MARGIN - y * scale}) scale(${scale})`);
    let end = MARGIN + tall * scale + MARGIN;
    for (const part of below) {
      const box = part.getBBox();
      part.setAttribute("transform", `translate(0 ${end - box.y})`);
      end += box.height + MARGIN;
    }
    stretch(Math.ceil(end));
    said.value = chosen.dataset.period;
    slider.setAttribute("aria-valuetext", chosen.dataset.period);
  }

  slider.max = maps.length - 1;
  slider.value = slider.max;
  slider.addEventListener("input", () => {
    showAll();
    showOne();
  });
  button.addEventListener("click", () => {
    chooser.hidden = !chooser.hidden;
    for (const words of button.children) words.hidden = !words.hidden;
    showAll();
    if (!chooser.hidden) showOne();
  });
  control.hidden = false;
}
