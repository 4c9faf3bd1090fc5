export { untilBack } from "./until-back.ts";
export { type Live, openLive } from "./watch.ts";
