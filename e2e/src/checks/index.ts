export { accessibilityFindings } from "./accessibility.ts";
export { layoutShift, recordLayoutShifts } from "./layout-shift.ts";
export { settled } from "./settled.ts";
export { Watch } from "./watch-page.ts";
