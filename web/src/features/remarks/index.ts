/** Note and tags of experiments and runs. */
export { RemarksDialog } from "./remarks-dialog.tsx";
