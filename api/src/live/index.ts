export { type Live, openLive } from "./watch.ts";
