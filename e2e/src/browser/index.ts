export { chromiumLaunch, chromiumPath } from "./chromium.ts";
