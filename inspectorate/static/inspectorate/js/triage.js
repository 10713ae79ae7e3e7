/* Triage of a list: selecting rows, the bar that acts on them, and its keys.
   Everything here is a form with boxes and buttons first. */
"use strict";

(() => {
  const { keys, rows, cursorRow, moveTo } = window.desk;
  const form = () => document.getElementById("bulk");
  const boxes = () => Array.from(document.querySelectorAll("#bulk input[name=alert]"));
  const bar = () => document.querySelector("[data-bulkbar]");
  let place = -1;

  function show() {
    const dock = bar();
    const all = boxes();
    all.forEach((box) => box.closest("tr").classList.toggle("on", box.checked));
    const page = document.querySelector("[data-select-page]");
    const chosen = all.filter((box) => box.checked).length;
    if (page) {
      page.checked = chosen > 0 && chosen === all.length;
      page.indeterminate = chosen > 0 && chosen < all.length;
    }
    if (!dock || dock.dataset.whole) return;
    dock.hidden = chosen === 0;
    const words = chosen === 1 ? dock.dataset.one : dock.dataset.many;
    dock.querySelector("[data-selected]").textContent = words.replace("{n}", chosen);
  }

  function select(row) {
    const box = row && row.querySelector("input[name=alert]");
    if (!box || box.disabled) return;
    box.checked = !box.checked;
    show();
  }

  /* A key acts on what is selected, else on the row under the cursor. */
  function act(key) {
    const button = document.querySelector(`[data-bulk="${key}"]`);
    if (!button) return;
    const row = cursorRow();
    if (!boxes().some((box) => box.checked)) select(row);
    const chosen = boxes().filter((box) => box.checked);
    if (chosen.length === 0) return;
    if (key === "a" && chosen.length === 1 && !chosen[0].disabled) atOnce(button);
    else button.click();
  }

  /* One alert is acknowledged without leaving the list. */
  function atOnce(button) {
    const values = Object.fromEntries(new FormData(form()));
    place = rows().indexOf(cursorRow() || form().querySelector("tr.on"));
    window.htmx.ajax("POST", button.getAttribute("formaction"), {
      target: "#list-area", swap: "outerHTML", values: { ...values, page: form().dataset.page },
    });
  }

  /* Whoever comes back from what was done goes on where they were. */
  function remember() {
    const first = rows().findIndex((row) => row.querySelector("input[name=alert]:checked"));
    if (first >= 0) sessionStorage.setItem("place", first);
  }

  function goOn() {
    const kept = sessionStorage.getItem("place");
    if (!form() || kept === null) return;
    sessionStorage.removeItem("place");
    const all = rows();
    moveTo(all[Math.min(Number(kept), all.length - 1)]);
  }

  Object.assign(keys, {
    x: () => select(cursorRow()),
    a: () => act("a"),
    d: () => act("d"),
    l: () => act("l"),
    o: () => act("o"),
    p: () => {
      const row = cursorRow();
      if (row) row.querySelector("[data-peek]").click();
    },
    g: () => {
      const group = document.querySelector("[data-group], select[name=group]");
      if (group) group.focus();
    },
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-select-page]")) {
      boxes().forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.closest("#bulk")) show();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-select-none]")) {
      boxes().forEach((box) => { box.checked = false; });
      show();
      moveTo(cursorRow() || rows()[0]);
    }
    if (event.target.closest("[data-bulk]")) remember();
    const button = event.target.closest('[data-bulk="a"]');
    const chosen = boxes().filter((box) => box.checked && !box.disabled);
    if (button && chosen.length === 1) {
      event.preventDefault();
      atOnce(button);
    }
  });

  /* A second peek closes the first. */
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!event.detail.elt.matches("[data-peek]")) return;
    const row = event.detail.elt.closest("tr");
    const shown = row.nextElementSibling;
    const open = shown && shown.classList.contains("peek");
    document.querySelectorAll("tr.peek").forEach((other) => other.remove());
    if (open) event.preventDefault();
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (!document.getElementById("bulk")) return;
    document.querySelectorAll("#list-area .scripted").forEach((part) => { part.hidden = false; });
    document.querySelectorAll("#list-area .unscripted").forEach((part) => { part.hidden = true; });
    show();
    if (place < 0 || event.detail.elt.id !== "list-area") return;
    const all = rows();
    moveTo(all[Math.min(place, all.length - 1)]);
    place = -1;
  });

  document.addEventListener("DOMContentLoaded", () => {
    show();
    goOn();
  });
  window.addEventListener("pageshow", show);
})();
