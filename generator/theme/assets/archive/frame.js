// What the frame does. Without it everything here still works, or is not shown.
(() => {
  "use strict";

  document.documentElement.classList.replace("no-js", "js");

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

  // Material's script, its worker and the index are fetched when somebody turns to the search, and not before: they
  // weigh more than any page. Until they are here the field takes what is typed.
  function whenTurnedTo(query) {
    const waiting = [...document.querySelectorAll("script.archive-later")];
    const fetchAll = () => {
      query.removeEventListener("focus", fetchAll);
      for (const wanted of waiting.splice(0)) {
        const script = document.createElement("script");
        script.src = wanted.dataset.src;
        script.addEventListener("load", () => {
          if (document.activeElement !== query) return;
          query.blur();
          query.focus();
          query.dispatchEvent(new Event("keyup"));
        });
        document.body.append(script);
      }
    };
    query.addEventListener("focus", fetchAll);
    document.addEventListener("keydown", (event) => {
      const busy = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || busy || event.ctrlKey || event.metaKey || event.altKey || !waiting.length) return;
      event.preventDefault();
      query.focus();
    });
  }

  // The search of narrow screens opens from a button; closed, it gives the focus back.
  const button = document.querySelector(".archive-search");
  const toggle = document.getElementById("__search");
  const query = document.querySelector(".md-search__input");
  // Material's search cannot read its index from the file system: there it is not offered.
  const search = document.querySelector(".md-search");
  if (search) search.hidden = location.protocol === "file:";
  if (button && query && !search.hidden) {
    whenTurnedTo(query);
    for (const opens of [button, ...document.querySelectorAll(".archive-find")]) {
      opens.hidden = false;
      opens.addEventListener("click", () => {
        if (button.offsetParent && !toggle.checked) toggle.click();
        query.focus();
      });
    }
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

  // A table or a command too wide for the screen scrolls: the keyboard has to reach those that do.
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const wide of document.querySelectorAll(".md-typeset :is(table:not([class]), pre > code)")) {
    if (!wide.closest(".table")) watch.observe(wide);
  }

  // The list of what is on the page shows where the reader is.
  const places = [...document.querySelectorAll(".md-sidebar--secondary .md-nav__link[href^='#']")]
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter(({ heading }) => heading);
  const follow = () => {
    const passed = places.filter(({ heading }) => heading.getBoundingClientRect().top < 120);
    for (const { link } of places) {
      link.classList.toggle("md-nav__link--active", link === (passed.at(-1) || {}).link);
    }
  };
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    },
    { passive: true },
  );
  follow();
})();
