export { bestVariant } from "./best-variant.ts";
export { ClickPath } from "./click-path.ts";
export { nobody, runOf, type SitePage, sitePages } from "./pages.ts";
