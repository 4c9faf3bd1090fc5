export { type ContactSheet, renderContactSheet } from "./render-contact-sheet.ts";
export { type PlaneOptions, renderPlane } from "./render-plane.ts";
export { renderTable } from "./render-table.ts";
