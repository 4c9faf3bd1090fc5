import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import {
  beginExport,
  createExport,
  type DataExport,
  exportList,
  findExport,
  type NewExport,
  observeStatements,
  openQueue,
  type Queue,
  readExportRows,
} from "@dreambooth-dpo/db";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openLog } from "../observe/index.ts";
import { exportColumns, runExport, workOnExports } from "./index.ts";
import { type FilledDatabase, fillDatabase, filled } from "./testing/filled-database.ts";

let data: FilledDatabase;
let queue: Queue;
beforeAll(async () => {
  data = await fillDatabase();
  queue = await openQueue(data.db);
});
afterAll(async () => {
  await queue?.close();
  await data?.dispose();
});

const silent = openLog("silent");
const going = new AbortController().signal;

/** The queue of exports that a test runs itself. */
const byHand = { addExport: async () => {} } as unknown as Queue;

const asked = (kind: DataExport["kind"], format: DataExport["format"] = "csv", subjectId?: string) =>
  createExport(data.db, byHand, {
    userId: data.owner.id,
    kind,
    format,
    subjectId: subjectId ?? (kind === "votes" ? data.studyId : data.experiment.id),
  });

async function written(kind: DataExport["kind"], format: DataExport["format"], subjectId?: string) {
  const { id } = await asked(kind, format, subjectId);
  await runExport(data.db, id, going);
  const done = await findExport(data.db, id);
  const file = await data.db.store.get(done.sha256!);
  expect(done).toMatchObject({ status: "done", bytes: file.length, error: null });
  expect(done.finishedAt).toBeInstanceOf(Date);
  return { done, text: file.toString() };
}

const jsonRows = (text: string) =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

type Columns = (typeof exportColumns)[DataExport["kind"]];

/** The rows of a CSV file with the types that the dictionary says, formulas freed of their apostrophe. */
function csvRows(text: string, columns: Columns): Record<string, unknown>[] {
  const typed = (cell: string, { type, nullable }: Columns[keyof Columns]) => {
    if (cell === "" && nullable) return null;
    if (type === "integer" || type === "number") return Number(cell);
    if (type === "boolean") return cell === "true";
    return cell.replace(/^'(?=[=+\-@\t\r])/, "");
  };
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  return rows.map((row) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, typed(row[name]!, column)])),
  );
}

/** Rows as lines: a comparison of 20,000 objects would take a minute. */
const linesOf = (rows: readonly Record<string, unknown>[], kind: DataExport["kind"]) =>
  rows.map((row) =>
    Object.keys(exportColumns[kind])
      .map((name) => String(row[name]))
      .join("|"),
  );

async function storedRows(kind: DataExport["kind"]): Promise<Record<string, unknown>[]> {
  const subjectId = kind === "votes" ? data.studyId : data.experiment.id;
  const rows = [];
  for await (const batch of readExportRows(data.db, { kind, subjectId })) rows.push(...batch);
  return rows as unknown as Record<string, unknown>[];
}

describe("exports", () => {
  it.each([
    ["metrics", filled.points],
    ["images", filled.images],
    ["pairs", filled.pairs],
    ["votes", filled.votes],
  ] as const)("of %s parse back to all rows, as CSV and as JSONL", async (kind, count) => {
    const rows = await storedRows(kind);
    expect(rows).toHaveLength(count);
    expect(Object.keys(rows[0]!).sort()).toEqual(Object.keys(exportColumns[kind]).sort());
    const csv = await written(kind, "csv");
    expect(csv.done.rows).toBe(count);
    expect(csv.text.slice(0, csv.text.indexOf("\n"))).toBe(Object.keys(exportColumns[kind]).join());
    expect(linesOf(csvRows(csv.text, exportColumns[kind]), kind)).toEqual(linesOf(rows, kind));
    expect(linesOf(jsonRows((await written(kind, "jsonl")).text), kind)).toEqual(linesOf(rows, kind));
  });

  it("keep numbers numbers and defuse formulas in CSV alone", async () => {
    const csv = (await written("images", "csv")).text;
    expect(csv).toContain(`"'=HYPERLINK(""x""), a dog"`);
    const [, second] = (parse(csv) as string[][])[1 + 10 * 7] as [string, ...string[]];
    expect(second).toBe(data.experiment.runs[1]!.id);
    const seventh = (parse(csv, { columns: true }) as Record<string, string>[])[70]!;
    // Prompt 7, sample 0: IS -(7 + .1) / 1; the prompt "-1" is text.
    expect(seventh).toMatchObject({
      clip_is: "-7.1",
      clip_ts: "7.1",
      prompt: "'-1",
      seed: "9007199254740991",
    });
    const json = jsonRows((await written("images", "jsonl")).text)[70]!;
    expect(json).toMatchObject({ clip_is: -7.1, prompt: "-1", clip_ts_conditioning: null, checkpoint: null });
  });

  it("say what votes mean, and which of them count", async () => {
    const rows = jsonRows((await written("votes", "jsonl")).text);
    const count = (of: Record<string, unknown>) =>
      rows.filter((row) => Object.entries(of).every(([name, value]) => row[name] === value)).length;
    // Seeds 1 to 1200: a third undecided; of the rest those with even seeds saw the run first, and all chose the first.
    expect(count({ preferred: "neither" })).toBe(400);
    expect(count({ preferred: "run", counts: true })).toBe(400);
    expect(count({ preferred: "baseline", counts: true })).toBe(400);
    expect(count({ counts: false, revision: 1 })).toBe(1);
    expect(count({ revision: 2, counts: true })).toBe(1);
  });

  it("of a run have its rows only; of nothing, the header", async () => {
    const [baseline, run] = data.experiment.runs;
    expect((await written("pairs", "csv", run!.id)).done.rows).toBe(filled.pairs);
    const none = await written("pairs", "csv", baseline!.id);
    expect(none).toMatchObject({ done: { rows: 0 }, text: `${Object.keys(exportColumns.pairs).join()}\n` });
    expect((await written("pairs", "jsonl", baseline!.id)).text).toBe("");
  });

  it("are of things that exist", async () => {
    await expect(asked("votes", "csv", data.experiment.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(asked("images", "csv", data.studyId)).rejects.toThrow(/There is no experiment or run/);
    await expect(asked("images", "csv", "none")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(runExport(data.db, data.studyId, going)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("read rows as they are written, in pieces", async () => {
    let statements = 0;
    let largest = 0;
    const rows = readExportRows(data.db, { kind: "images", subjectId: data.experiment.id });
    await observeStatements({ onStatement: () => statements++ }, async () => {
      largest = (await rows.next()).value!.length;
      expect(statements).toBe(2);
      for await (const batch of rows) largest = Math.max(largest, batch.length);
    });
    expect(largest).toBe(1000);
    // Stages, 20 full pages of images and an empty one.
    expect(statements).toBe(22);
  });

  it("are listed by their owner", async () => {
    const page = await exportList.page(
      data.db,
      { limit: 100 },
      { order: "created", filter: { userId: data.owner.id, kinds: ["votes"] } },
    );
    expect(page.rows.length).toBeGreaterThan(1);
    expect(await exportList.count(data.db, { userId: data.stranger.id })).toBe(0);
  });
});

describe("an export that is interrupted", () => {
  it("by its worker's death ends in the same bytes when it is done again", async () => {
    const whole = await written("images", "csv");
    const { id } = await asked("images");
    const modules = ["../../../db/src/index.ts", "./run-export.ts"].map((path) =>
      JSON.stringify(fileURLToPath(new URL(path, import.meta.url))),
    );
    // The tenth piece is never asked for: the export stands still, half written, until it is killed.
    const script = `
      const { openDatabase } = await import(${modules[0]});
      const { runExport } = await import(${modules[1]});
      const db = await openDatabase({ dataFolder: ${JSON.stringify(data.folder)} });
      const put = db.store.put.bind(db.store);
      db.store.put = (content) => put((async function* () {
        let pieces = 0;
        for await (const piece of content) {
          yield piece;
          if (++pieces === 10) { console.log("half"); setInterval(() => {}, 1000); await new Promise(() => {}); }
        }
      })());
      await runExport(db, "${id}", new AbortController().signal);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    expect(await findExport(data.db, id)).toMatchObject({ status: "running", sha256: null });
    child.kill("SIGKILL");
    await once(child, "exit");
    await runExport(data.db, id, going);
    expect(await findExport(data.db, id)).toMatchObject({
      status: "done",
      sha256: whole.done.sha256,
      rows: 20_000,
    });
    // Done is done: a job that is delivered twice changes nothing.
    await runExport(data.db, id, going);
    expect(await beginExport(data.db, id)).toBeUndefined();
  });

  it("by its signal is given back", async () => {
    const { id } = await asked("images");
    const stopping = new AbortController();
    stopping.abort();
    await expect(runExport(data.db, id, stopping.signal)).rejects.toMatchObject({ code: "CANCELLED" });
    expect(await findExport(data.db, id)).toMatchObject({ status: "queued", error: null });
  });

  it("by a failure says which, without the machinery's words, and can be done again", async () => {
    const { id } = await asked("pairs", "csv");
    const failing = {
      ...data.db,
      store: Object.create(data.db.store, {
        put: {
          value: async () => {
            throw new Error("ENOSPC at /secret/path");
          },
        },
      }),
    };
    await expect(runExport(failing, id, going)).rejects.toThrow();
    const failed = await findExport(data.db, id);
    expect(failed).toMatchObject({ status: "failed", error: { code: "INTERNAL" } });
    expect(failed.error!.message).not.toContain("secret");
    await runExport(data.db, id, going);
    expect(await findExport(data.db, id)).toMatchObject({ status: "done", error: null, rows: filled.pairs });
  });
});

it("are taken from the queue", async () => {
  await workOnExports(queue, data.db, silent);
  const made: NewExport = {
    userId: data.owner.id,
    kind: "pairs",
    format: "jsonl",
    subjectId: data.experiment.id,
  };
  const { id } = await createExport(data.db, queue, made);
  await vi.waitFor(async () => expect((await findExport(data.db, id)).status).toBe("done"), {
    timeout: 30_000,
    interval: 100,
  });
});
