// What the frame does beyond Material's script. Without it everything here still works, or is not shown.
(() => {
  "use strict";

  // The folded sections of narrow screens: Escape folds them and gives the focus back; so does going elsewhere.
  const sections = document.querySelector(".archive-sections");
  sections.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && sections.open) {
      sections.open = false;
      sections.querySelector("summary").focus();
    }
  });
  for (const name of ["focusin", "pointerdown"]) {
    document.addEventListener(name, (event) => {
      if (!sections.contains(event.target)) sections.open = false;
    });
  }

  // The search of narrow screens opens from a button; closed, it gives the focus back.
  const button = document.querySelector(".archive-search");
  const toggle = document.getElementById("__search");
  const query = document.querySelector(".md-search__input");
  if (button && query) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!toggle.checked) toggle.click();
      query.focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && event.target === query && button.offsetParent) button.focus();
    });
  }

  // The colours go round: as the system has them, light, dark. Where nothing may be kept they last as long as the page.
  const colours = document.querySelector(".archive-colours");
  const states = [...colours.children];
  const kept = () => {
    try {
      return localStorage.getItem("archive-colours") || "";
    } catch {
      return "";
    }
  };
  const show = (chosen) => {
    for (const state of states) state.hidden = state.dataset.scheme !== chosen;
    archiveColours(chosen);
  };
  show(kept());
  colours.hidden = false;
  colours.addEventListener("click", () => {
    const now = states.findIndex((state) => !state.hidden);
    const chosen = states[(now + 1) % states.length].dataset.scheme;
    show(chosen);
    try {
      localStorage.setItem("archive-colours", chosen);
    } catch {
      // Not kept, but shown.
    }
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    archiveColours(states.find((state) => !state.hidden).dataset.scheme);
  });

  // Material wraps tables to let wide ones scroll: the keyboard has to reach those that do.
  addEventListener("load", () => {
    const watch = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
      }
    });
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) watch.observe(wrap);
  });
})();
