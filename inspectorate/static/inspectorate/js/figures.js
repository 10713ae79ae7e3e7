/* Draws the charts of the figures from their tables, so that both say the same. Without this file
   the tables stand there. Chart or table is kept in the address. */
"use strict";

(() => {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const MOST = 20, LYING = ["bars", "stack"];

  function read(table) {
    const heads = Array.from(table.tHead.rows[0].cells).slice(1);
    const drawn = heads.map((head, n) => (head.hasAttribute("data-drawn") ? n : -1)).filter((n) => n >= 0);
    const rows = Array.from(table.tBodies[0].rows).slice(0, LYING.includes(table.dataset.chart) ? MOST : undefined);
    const number = (cell) => (cell.dataset.value === "" ? null : Number(cell.dataset.value));
    return {
      names: rows.map((row) => row.cells[0].dataset.short || row.cells[0].textContent.trim()),
      series: drawn.map((n, place) => ({
        place,
        name: heads[n].textContent.trim(),
        values: rows.map((row) => number(row.cells[n + 1])),
        texts: rows.map((row) => row.cells[n + 1].textContent.trim()),
      })),
    };
  }

  const filled = (each) => each.values.some((value) => value !== null);
  const above = (each) => each.values.some((value) => value);

  /* A series with nothing to draw would leave the bars of the other out of line. */
  function worth(table, data) {
    const bars = table.dataset.chart !== "lines";
    const kept = data.series.filter((each, n) => filled(each) && (!bars || n === 0 || above(each)));
    return { ...data, series: kept };
  }

  /* What stands instead of a chart that would be axes alone; '' if there is something to draw. */
  function instead(table, data) {
    if (!data.series.length) return table.dataset.none;
    const bare = table.dataset.chart !== "lines" && !table.dataset.target;
    return bare && !data.series.some(above) ? table.dataset.nought : "";
  }

  function look() {
    const ink3 = token("--ink-3");
    return {
      colors: [token("--accent"), token("--seq-3")],
      stack: ["--seq-5", "--seq-4", "--seq-3", "--seq-2", "--seq-1", "--line-strong", "--line"].map(token),
      surface: token("--surface"),
      ink: token("--ink"),
      ink3,
      line: token("--line"),
      strong: token("--line-strong"),
      text: { fontFamily: token("--font"), fontSize: 12, color: ink3 },
    };
  }

  function across(table, seen) {
    if (!table.dataset.target) return undefined;
    return {
      silent: true,
      symbol: "none",
      animation: false,
      lineStyle: { color: seen.strong, type: [4, 3], width: 1.5 },
      label: { formatter: table.dataset.targetWords, position: "insideEndTop", color: seen.ink3 },
      data: [{ yAxis: Number(table.dataset.target) }],
    };
  }

  function ends(data, target) {
    const all = data.series.flatMap((each) => each.values).filter((value) => value !== null);
    if (target) all.push(Number(target));
    const least = Math.min(...all), most = Math.max(...all);
    const room = Math.max((most - least) * 0.15, 0.25);
    return { min: Math.floor((least - room) * 4) / 4, max: Math.min(100, Math.ceil((most + room) * 4) / 4) };
  }

  const legend = (data, seen) =>
    data.series.length > 1
      ? { data: data.series.map((each) => each.name), top: 0, right: 8, itemWidth: 12, itemHeight: 8, selectedMode: false, textStyle: seen.text }
      : undefined;

  function upright(table, data, seen) {
    const lines = table.dataset.chart === "lines";
    return {
      grid: { left: 52, right: 20, top: data.series.length > 1 ? 30 : 16, bottom: 28 },
      legend: legend(data, seen),
      xAxis: { type: "category", data: data.names, boundaryGap: !lines, axisTick: { show: false }, axisLine: { lineStyle: { color: seen.strong } }, axisLabel: { ...seen.text, hideOverlap: true } },
      yAxis: { type: "value", splitNumber: 4, minInterval: lines ? undefined : 1, splitLine: { lineStyle: { color: seen.line } }, axisLabel: { ...seen.text, formatter: (value) => value.toLocaleString("en") }, ...(lines ? ends(data, table.dataset.target) : {}) },
      series: data.series.map((each, n) => ({
        name: each.name,
        type: lines ? "line" : "bar",
        data: each.values,
        symbol: "circle",
        symbolSize: 5,
        barMaxWidth: 16,
        lineStyle: { width: 2.5 - n },
        markLine: n === 0 ? across(table, seen) : undefined,
      })),
    };
  }

  function lying(data, seen) {
    const percent = data.percent;
    return {
      grid: { left: 8, right: 64, top: data.series.length > 1 ? 26 : 8, bottom: 8, containLabel: true },
      legend: legend(data, seen),
      yAxis: { type: "category", inverse: true, data: data.names, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { ...seen.text, color: seen.ink, width: 150, overflow: "truncate" } },
      xAxis: { type: "value", show: false, max: percent ? 100 : undefined },
      series: data.series.map((each, n) => ({
        name: each.name,
        type: "bar",
        barMaxWidth: 20,
        data: each.values,
        label: { show: true, position: "right", color: seen.ink, fontWeight: 600, formatter: (point) => (n > 0 && !point.value ? "" : each.texts[point.dataIndex]) },
      })),
    };
  }

  /* Bars end to end, the whole at their end; an answer has its colour on every card. */
  function stacked(data, seen) {
    const last = data.series.length - 1;
    const whole = (n) => data.series.reduce((sum, each) => sum + (each.values[n] || 0), 0);
    const made = lying(data, seen);
    return {
      ...made,
      grid: { ...made.grid, top: data.series.length > 3 ? 66 : 26 },
      legend: { data: data.series.map((each) => each.name), top: 0, left: 8, right: 8, selectedMode: false, itemWidth: 12, itemHeight: 8, itemGap: 8, textStyle: seen.text },
      series: data.series.map((each, n) => ({
        name: each.name,
        type: "bar",
        stack: "whole",
        barMaxWidth: 20,
        data: each.values.map((value) => value || 0),
        itemStyle: { color: seen.stack[each.place % seen.stack.length], borderColor: seen.surface, borderWidth: 0.5 },
        label: { show: n === last, position: "right", color: seen.ink, fontWeight: 600, formatter: (point) => whole(point.dataIndex).toLocaleString("en") },
      })),
    };
  }

  function draw(card) {
    const table = card.querySelector("table[data-chart]");
    const place = card.querySelector(".figure-chart");
    if (!table || !place || !window.echarts) return;
    card.classList.toggle("drawn", card.dataset.way === "chart");
    place.hidden = card.dataset.way !== "chart";
    if (place.hidden || echarts.getInstanceByDom(place)) return;
    const data = worth(table, read(table)), seen = look();
    const words = instead(table, data);
    place.classList.toggle("none", Boolean(words));
    if (words) {
      place.textContent = words;
      return;
    }
    data.percent = table.dataset.unit === "%";
    const kind = table.dataset.chart, bars = LYING.includes(kind);
    if (bars) place.classList.add(`rows-${(kind === "stack" ? 2 : data.series.length) * data.names.length > 30 ? 40 : data.names.length > 10 ? 20 : 10}`);
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption({ animation: false, color: seen.colors, textStyle: seen.text, ...(kind === "stack" ? stacked(data, seen) : bars ? lying(data, seen) : upright(table, data, seen)) });
    new ResizeObserver(() => chart.resize()).observe(place);
  }

  function choose(event) {
    const link = event.target.closest(".figure-card .seg a[data-way]");
    if (!link || event.ctrlKey || event.metaKey) return;
    const card = link.closest(".figure-card");
    if (!card.querySelector("table[data-chart]")) return;
    event.preventDefault();
    card.dataset.way = link.dataset.way;
    for (const each of link.parentElement.children) {
      each.classList.toggle("on", each === link);
      each.toggleAttribute("aria-current", each === link);
    }
    keep(card.dataset.figure, link.dataset.way);
    draw(card);
  }

  /* The address keeps the choice, and so do all links of the page that lead back to it. */
  function keep(key, way) {
    const here = new URL(location.href);
    const tables = (here.searchParams.get("table") || "").split(",").filter((each) => each && each !== key);
    if (way === "table") tables.push(key);
    here.searchParams.delete("table");
    const rest = here.searchParams.toString();
    const kept = tables.length ? `table=${tables.join(",")}` : "";
    const search = [rest, kept].filter(Boolean).join("&");
    history.replaceState(null, "", here.pathname + (search ? `?${search}` : ""));
  }

  document.querySelectorAll(".figure-card").forEach(draw);
  document.addEventListener("click", choose);
})();
