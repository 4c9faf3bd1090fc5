export { openProxy, type Proxy } from "./open-proxy.ts";
export { openTestAccess, type TestAccess } from "./open-test-access.ts";
