// Draws the figures of a page, each as wide as its place, and opens for the printer what is folded.

// What makes each figure fit a narrow screen, by the beginning of its id: names stand above the
// lines that they belong to, and what stood side by side stands one below the other.
const NARROW = {
  map(spec, width) {
    const [head, body] = spec.vconcat;
    const [outline] = body.hconcat ?? body.vconcat;
    head.width = outline.width = outline.height = width;
    head.mark.fontSize = 13;
    if (body.hconcat) { body.vconcat = body.hconcat; delete body.hconcat; }
    spec.config.legend.layout = { bottom: { direction: "vertical", anchor: "start" } };
  },
  timeline(spec, width) {
    spec.width = width;
    spec.height = { step: 28 };
    for (const layer of spec.layer) {
      const axis = layer.encoding.y?.axis;
      if (axis) Object.assign(axis, {
        labelAlign: "left", labelPadding: -2, labelOffset: -9, labelLimit: width, zindex: 1,
      });
    }
    spec.config.legend.layout = { bottom: { direction: "vertical", anchor: "start" } };
  },
  lineage(spec, width) {
    spec.width = width;
    spec.height *= 2.2;
    const names = spec.layer.filter((layer) => layer.mark.type === "text");
    Object.assign(names[0].mark, { align: "left", dx: 0, dy: -8 });
    Object.assign(names[1].mark, { align: "right", dx: 0, dy: 9 });
    for (const name of names) name.mark.limit = width;
    spec.config.legend.layout = { bottom: { direction: "vertical", anchor: "start" } };
  },
};

for (const chart of document.querySelectorAll("[data-chart]")) {
  const spec = JSON.parse(document.getElementById(chart.dataset.chart).textContent);
  const room = chart.clientWidth - 20;
  const narrow = NARROW[chart.dataset.chart.replace(/-chart$/, "")];
  if (narrow && room > 0 && room < 560) { narrow(spec, room); chart.classList.add("narrow"); }
  const options = {
    mode: "vega-lite", renderer: "svg", actions: false, ast: true, logLevel: 2, defaultStyle: false,
    bind: chart.previousElementSibling,
    tooltip: { disableDefaultStyle: true, theme: "page" },
  };
  vegaEmbed(chart, spec, options).catch((error) => { chart.textContent = String(error); });
}
const closed = [];
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details:not([open])")) {
    part.open = true;
    closed.push(part);
  }
});
addEventListener("afterprint", () => { for (const part of closed.splice(0)) part.open = false; });
