export { nobody, runOf, type SitePage, sitePages } from "./pages.ts";
