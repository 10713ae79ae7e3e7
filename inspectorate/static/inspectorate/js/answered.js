/* On a page that answers a POST. In the history it stands for the page its form was on: Back and
   reload read that page again, where the browser would else ask whether to send the form anew. */
"use strict";

(() => {
  const here = window.location.href;
  document.querySelectorAll("form:not([action])").forEach((form) => { form.action = here; });
  const own = document.referrer.startsWith(`${window.location.origin}/`);
  window.history.replaceState(null, "", own ? document.referrer : here);
})();
