/* Long lists of releases in another order: oldest first, by title. Without a script the list stays
   as it is written, newest first. The order stands in the address (?order=title), so that a list can be sent as seen. */
(function () {
  "use strict";

  var FEWEST = 10;
  var ORDERS = [
    ["newest", "Newest first"],
    ["oldest", "Oldest first"],
    ["title", "By title"],
  ];
  var PERIOD = /^(\d{4}|January|February|March|April|May|June|July|August|September|October|November|December)\b/;

  function title(entry) {
    var found = entry.querySelector(".what");
    return found ? found.textContent.trim() : "";
  }

  function byTitle(one, other) {
    return title(one).localeCompare(title(other), "en");
  }

  /* The parts of an article from one heading to the next; headings that are years or months divide no list. */
  function sections(article) {
    var found = [{ head: null, parts: [] }];
    Array.prototype.forEach.call(article.children, function (part) {
      if (part.tagName === "H1" || (part.tagName === "H2" && !PERIOD.test(part.textContent.trim()))) {
        found.push({ head: part, parts: [] });
      } else {
        found[found.length - 1].parts.push(part);
      }
    });
    return found;
  }

  function entriesOf(part) {
    return Array.prototype.slice.call(part.querySelectorAll(part.matches(".releases") ? "ul > li" : ".releases ul > li"));
  }

  function isOfList(part) {
    return part.matches(".releases, details.older, h2, h3, h4");
  }

  function show(section, order) {
    if (section.sorted) section.sorted.remove();
    section.sorted = null;
    var usual = order === "newest";
    section.listed.forEach(function (part) {
      part.hidden = !usual;
    });
    section.buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.value === order));
    });
    if (usual) return;
    var entries = section.entries.slice();
    if (order === "title") entries.sort(byTitle);
    else entries.reverse();
    var block = document.createElement("div");
    var list = document.createElement("ul");
    block.className = "releases";
    entries.forEach(function (entry) {
      list.appendChild(entry.cloneNode(true));
    });
    block.appendChild(list);
    section.control.insertAdjacentElement("afterend", block);
    section.sorted = block;
  }

  function remember(order) {
    try {
      var address = new URL(location.href);
      if (order === "newest") address.searchParams.delete("order");
      else address.searchParams.set("order", order);
      history.replaceState(history.state, "", address);
    } catch (error) {
      /* an address that cannot be changed only cannot be sent */
    }
  }

  function control(section) {
    var group = document.createElement("div");
    group.className = "order";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Order of the " + section.entries.length + " releases below");
    section.buttons = ORDERS.map(function (order) {
      var button = document.createElement("button");
      button.type = "button";
      button.value = order[0];
      button.textContent = order[1];
      button.addEventListener("click", function () {
        show(section, order[0]);
        remember(order[0]);
      });
      group.appendChild(button);
      return button;
    });
    section.listed[0].insertAdjacentElement("beforebegin", group);
    return group;
  }

  function start() {
    var article = document.querySelector("article");
    if (!article) return;
    var wanted = new URLSearchParams(location.search).get("order");
    var known = ORDERS.some(function (order) {
      return order[0] === wanted;
    });
    sections(article).forEach(function (section) {
      section.listed = section.parts.filter(isOfList);
      section.entries = section.listed.reduce(function (all, part) {
        return all.concat(entriesOf(part));
      }, []);
      if (section.entries.length < FEWEST) return;
      section.control = control(section);
      show(section, known ? wanted : "newest");
    });
  }

  start();
})();
