import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError } from "@dreambooth-dpo/db/contract";
import express, { type ErrorRequestHandler } from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openLog } from "./log.ts";
import { sendError } from "./send-error.ts";

const errors: Record<string, unknown> = {
  input: AppError.badInput("width", 3, "one of 64, 128", "Ask for 64."),
  stranger: new AppError("UNAUTHENTICATED", "Sign in."),
  hurry: new AppError("RATE_LIMITED", "Too fast.", { retryAfter: 7 }),
  disk: new AppError("STORAGE", "The disk at /srv/secret is full.", { field: "/srv/secret" }),
  bug: new TypeError("x is not a function at /srv/secret"),
};
let logged = "";
const log = openLog("trace", { write: (line: string) => (logged += line) });
const app = express();
app.get("/late", (_, response) => {
  response.write("half");
  throw errors.bug;
});
app.get("/:name", (request, response) => {
  response.set({ etag: '"x"', "content-type": "image/png", "cache-control": "immutable" });
  throw errors[request.params.name];
});
const onError: ErrorRequestHandler = (error, request, response, _next) =>
  sendError(response, error, log, request.query.status ? Number(request.query.status) : undefined);
app.use(onError);
const server = createServer(app);
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve())));
afterAll(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);
const get = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`);

it("an error says what was wrong, under its status or another, and is not kept", async () => {
  const response = await get("input");
  expect([response.status, response.headers.get("cache-control")]).toEqual([400, "no-store"]);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("etag")).not.toBe('"x"');
  const [message, hint] = ["width is 3; expected one of 64, 128. Ask for 64.", "Ask for 64."];
  const error = { code: "BAD_INPUT", message, field: "width", value: 3, expected: "one of 64, 128", hint };
  expect(await response.json()).toEqual({ error });
  expect((await get("input?status=416")).status).toBe(416);
  expect((await get("stranger")).headers.get("www-authenticate")).toBe("Bearer");
  const hurry = await get("hurry");
  expect([hurry.status, hurry.headers.get("retry-after")]).toEqual([429, "7"]);
});

it("what is not the client's to know stays in the log, under the id that the client gets", async () => {
  for (const [name, status, code] of [
    ["disk", 507, "STORAGE"],
    ["bug", 500, "INTERNAL"],
  ] as const) {
    const response = await get(name);
    const text = await response.text();
    expect([response.status, text.includes("secret")]).toEqual([status, false]);
    const { error } = JSON.parse(text) as { error: { code: string; errorId: string } };
    expect(error.code).toBe(code);
    expect(logged).toContain(error.errorId);
  }
  expect(logged).toContain("/srv/secret");
});

it("an address that cannot be decoded is malformed; a response that has begun is broken off", async () => {
  const response = await get("%ff");
  const error = { code: "BAD_INPUT", message: "The request is malformed." };
  expect([response.status, await response.json()]).toEqual([400, { error }]);
  await expect(get("late").then((late) => late.text())).rejects.toThrow();
});
