// Put into pages by the tests of the keyboard: what the Tab key should reach, and what it has reached.
(() => {
  const FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex]";
  const numbers = new Map();

  const reachable = (element) =>
    element.tabIndex >= 0 &&
    !element.disabled &&
    element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest("details:not([open]) > :not(summary:first-of-type)");

  /** Everything the Tab key should reach, in the order of the page, each as what a failure shows. */
  window.focusables = () => {
    numbers.clear();
    return [...document.querySelectorAll(FOCUSABLE)].filter(reachable).map((element, number) => {
      numbers.set(element, number);
      return `${number} ${element.outerHTML.slice(0, 100)}`;
    });
  };

  /** What has the focus: its number, and what is wrong with how it shows; null where nothing has it. */
  window.focused = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const rect = element.getClientRects()[0];
    const style = getComputedStyle(element);
    const wrong = [];
    if (!(style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)) wrong.push("no ring of 2 pixels");
    if (!rect || rect.top < -1 || rect.left < -1 || rect.bottom > innerHeight + 1 || rect.right > innerWidth + 1) {
      wrong.push(`off the screen: ${JSON.stringify(rect)}`);
    } else {
      const over = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
      if (!element.contains(over)) wrong.push(`hidden by ${over ? over.outerHTML.slice(0, 80) : "nothing"}`);
    }
    return { number: numbers.get(element) ?? -1, wrong, html: element.outerHTML.slice(0, 100) };
  };
})();
