export { type Access, askApi, localId, mutate } from "./ask-api.ts";
