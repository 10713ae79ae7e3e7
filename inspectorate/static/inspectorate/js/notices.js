/* The bell, kept up to date: the page in front listens, the others do not. A nudge says only that
   there is something new; the bell itself is asked for again. Without this file it is a plain link. */
"use strict";

(() => {
  const AGAIN = 60000;
  let stream = null;
  let heard = "";
  const bell = () => document.getElementById("bell");

  async function renew() {
    const answer = await fetch(bell().dataset.renew, { redirect: "manual", credentials: "same-origin" });
    if (!answer.ok) return;
    bell().innerHTML = await answer.text();
    document.getElementById("bell-said").textContent = bell().querySelector(".visually-hidden").textContent;
  }

  function listen() {
    if (stream || document.hidden || !bell()) return;
    stream = new EventSource(heard ? bell().dataset.stream.replace(/since=\d+/, `since=${heard}`) : bell().dataset.stream);
    stream.addEventListener("nudge", (event) => {
      heard = event.lastEventId || heard;
      renew().catch(() => {});
      document.body.dispatchEvent(new Event("nudge"));
    });
    stream.addEventListener("error", () => {
      if (stream && stream.readyState === EventSource.CLOSED) {
        leave();
        setTimeout(listen, AGAIN);
      }
    });
  }

  function leave() {
    if (stream) stream.close();
    stream = null;
  }

  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); else listen(); });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", listen);
})();
