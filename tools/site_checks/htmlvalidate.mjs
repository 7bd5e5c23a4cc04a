// The rules of HTML that built pages are held to: the standard, whole documents, and accessibility.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: {
    // Everything comes from the site itself; a hash in each page would change every page with every change of a sheet.
    "require-sri": "off",
    // A region that scrolls is a <div> because Markdown reads inside it: <section> says no more.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
};
