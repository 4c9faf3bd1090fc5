export { discardBody } from "./receive-body.ts";
export { takeUpload, uploadLimit } from "./take-upload.ts";
