/* What the desk adds to links and forms: keys on lists, menus that close, numbers that hide.
   Everything works without this file. */
"use strict";

(() => {
  const rows = () => Array.from(document.querySelectorAll("[data-row]"));
  const cursorRow = () => document.querySelector("[data-row].cursor");

  function moveTo(row) {
    if (!row) return;
    const before = cursorRow();
    if (before) before.classList.remove("cursor", "open");
    row.classList.add("cursor");
    if (row.hasAttribute("data-opens")) row.classList.add("open");
    const link = row.querySelector("[data-open], a, button");
    if (link) link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = rows();
    const at = all.indexOf(cursorRow());
    moveTo(all[Math.min(all.length - 1, Math.max(0, at + by))]);
  }

  function press(key) {
    const button = document.querySelector(`[data-key=${key}]`);
    if (button) button.click();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    Enter: () => {
      const link = cursorRow() && cursorRow().querySelector("a[data-open]");
      if (link && document.activeElement !== link) link.click();
      return !link || document.activeElement === link ? "leave" : "";
    },
    a: () => press("a"),
    d: () => press("d"),
    l: () => press("l"),
    o: () => press("o"),
    n: () => press("n"),
    f: () => press("f"),
    v: () => {
      const link = cursorRow() && cursorRow().querySelector("[data-reveal]");
      if (link) link.click();
    },
    "/": () => {
      const field = document.querySelector("[data-find]");
      if (field) field.focus();
    },
    "?": () => {
      const help = document.getElementById("keys-help");
      if (help && !help.open) help.showModal();
    },
  };

  window.desk = { keys, rows, cursorRow, moveTo };

  function typing(target) {
    return target.closest("input:not([type=checkbox]), select, textarea, dialog, [contenteditable]") !== null;
  }

  document.addEventListener("keydown", (event) => {
    if (document.body.dataset.shortcuts !== "on" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      const filter = event.target.closest("form[role=search]");
      if (event.key === "Escape" && filter) moveTo(cursorRow() || rows()[0]);
      return;
    }
    const act = keys[event.key];
    if (act && act() !== "leave") event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    const opener = event.target.closest("[data-shows]");
    if (opener) document.getElementById(opener.dataset.shows).showModal();
    const row = event.target.closest("[data-row][data-opens]");
    if (row && !event.target.closest("a, button, form")) moveTo(row);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* A revealed number goes back to its masked form by itself. */
  function hideLater(root) {
    root.querySelectorAll("[data-hide-after]").forEach((shown) => {
      setTimeout(() => {
        const back = shown.querySelector("[data-hide]");
        if (back) back.click();
      }, Number(shown.dataset.hideAfter) * 1000);
    });
  }

  /* Whether a field holds something else than the page was served with. */
  function changed(field) {
    if (field.type === "submit" || field.type === "button") return false;
    if (field.options) {
      const served = Array.from(field.options).find((option) => option.defaultSelected) || field.options[0];
      return field.value !== (served ? served.value : "");
    }
    return field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  }

  /* Somebody quicker than the scripts chose a filter before anything listened: it counts all the same. */
  function catchUp() {
    document.querySelectorAll("form[hx-trigger*=change]").forEach((form) => {
      if (Array.from(form.elements).some(changed)) form.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  /* A page that tells of work under way is asked again, ever less often, until it does no more;
     then it is loaded anew, unless somebody has begun to type. */
  function askAgain(seconds) {
    if (!document.querySelector("[data-again]")) return;
    setTimeout(async () => {
      const answer = await fetch(window.location.href).catch(() => null);
      const done = answer && answer.ok && !(await answer.text()).includes("data-again");
      if (done && !Array.from(document.querySelectorAll("main form :is(input, select, textarea)")).some(changed)) window.location.reload();
      else askAgain(Math.min(60, seconds * 1.5));
    }, seconds * 1000);
  }

  /* A page that is there to be filled in begins at its first field, where no keyboard pops up. */
  function beginAtForm() {
    if (!window.matchMedia("(pointer: fine)").matches) return;
    const field = document.querySelector("main [data-focus], main form[data-begin] :is(select, textarea, input:not([type=hidden]))");
    if (field) field.focus();
  }

  document.addEventListener("DOMContentLoaded", () => {
    catchUp();
    askAgain(3);
    document.querySelectorAll(".scripted").forEach((part) => { part.hidden = false; });
    document.querySelectorAll(".unscripted").forEach((part) => { part.hidden = true; });
    hideLater(document);
    beginAtForm();
  });

  document.addEventListener("htmx:pushedIntoHistory", (event) => {
    const link = document.getElementById("download");
    if (link) link.href = `/alerts.csv${new URL(event.detail.path, location.href).search}`;
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    hideLater(event.detail.elt.parentElement || document);
    const field = event.detail.elt.querySelector("[data-focus]");
    if (field) field.focus();
  });

  /* An answer that is a full page (log-in, refusal) is not squeezed into a row. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const text = event.detail.xhr.responseText;
    if (text.startsWith("<!doctype") && !event.detail.boosted) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  /* Addresses hold what was chosen, not what was left blank. */
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") return;
    const chosen = event.detail.formData;
    Array.from(chosen.entries()).forEach(([name, value]) => { if (value === "") chosen.delete(name); });
  });
})();
