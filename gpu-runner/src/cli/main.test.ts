import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@dreambooth-dpo/db";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openLaboratory, resultsOf, run, smallConfiguration } from "../pipeline/testing/index.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
let data: string;
let notes: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "cli-data-"));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));
beforeEach(() => {
  notes = mkdtempSync(join(tmpdir(), "cli-"));
});
afterEach(() => rmSync(notes, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command; `onLine` sees every piece of its error stream and the process. */
function dbdpo(args: readonly string[], onText?: (text: string, pid: number) => void): Promise<Ended> {
  const env = { ...process.env, DBDPO_DATA: data };
  const child = spawn(process.execPath, [main, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
    onText?.(stderr, child.pid!);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** Calls `act` once, when the text first matches. */
function when(pattern: RegExp, act: (pid: number) => void) {
  let done = false;
  return (text: string, pid: number) => {
    if (done || !pattern.test(text)) return;
    done = true;
    act(pid);
  };
}

function write(name: string, content: unknown): string {
  const path = join(notes, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const endless = { personalisation: { steps: 1_000_000, learningRate: 1e-4, batchSize: 2 } };

describe("dbdpo", () => {
  it("says what it can do, and refuses what it cannot with status 2", async () => {
    const help = await dbdpo(["--help"]);
    expect([help.status, help.stdout.includes("experiment")]).toEqual([0, true]);
    const unknown = await dbdpo(["experiments"]);
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining("experiments")]);
  });

  it("adds and lists concepts", async () => {
    const folder = fileURLToPath(new URL("../../subjects/clock", import.meta.url));
    const added = await dbdpo(["concept", "add", "my-clock", folder, "--class", "clock", "--json"]);
    expect(JSON.parse(added.stdout)).toMatchObject({ name: "my-clock", kind: "object", className: "clock" });
    const { stdout } = await dbdpo(["--json", "concept", "list"]);
    const names = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["my-clock", "dog", "teapot"]));
  });

  it.each([
    [
      "an empty folder",
      () => ["concept", "add", "x", mkdirIn("empty"), "--class", "dog"],
      2,
      /holds no images/,
    ],
    [
      "a class nobody knows",
      () => ["concept", "add", "x", notes, "--class", "zeppelin"],
      2,
      /class is "zeppelin"/,
    ],
    [
      "an unknown preset",
      () => ["experiment", "run", "--preset", "best"],
      2,
      /preset is "best"; expected one of/,
    ],
    [
      "a configuration that is no JSON",
      () => ["experiment", "run", "--config", write("c.json", "{")],
      2,
      /c\.json/,
    ],
    [
      "a bad field, as JSON",
      () => ["--json", "experiment", "run", "--preset", "demo", "--concept", "dog", "--set", "dpo.beta=0"],
      2,
      /^\{"error":\{"code":"BAD_INPUT","message":"dpo\.beta is 0; expected .*"field":"dpo\.beta","value":0/m,
    ],
    ["an experiment that is not there", () => ["experiment", "show", "none"], 2, /no experiment none/],
    ["a run that is not there", () => ["verify", "none/TS"], 2, /no experiment none/],
    ["a pack that is not there", () => ["pack", "inspect", "sd9"], 2, /no model pack "sd9"/],
    [
      "a folder without images",
      () => ["run", "import", notes, "--concept", "dog"],
      2,
      /holds no images to import/,
    ],
  ])("ends on %s with a status and a sentence", async (_, args, status, message) => {
    const ended = await dbdpo(args());
    expect(ended.stderr).toMatch(message);
    expect([ended.status, ended.stdout]).toEqual([status, ""]);
  });

  it("inspects the bundled pack", async () => {
    const { status, stdout } = await dbdpo(["pack", "inspect", "micro", "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      imageSize: 64,
      judges: ["clip", "held-out"],
      untrainable: [],
    });
  });
});

const mkdirIn = (name: string): string => {
  const folder = join(notes, name);
  mkdirSync(folder);
  return folder;
};

describe("an experiment run from the command line", () => {
  it("that is killed goes on when it is run again and ends as one that was not", async () => {
    const configuration = smallConfiguration({ name: "killed", device: { provider: "cpu", threads: 2 } });
    const args = ["experiment", "run", "--config", write("killed.json", configuration), "--json"];
    for (const moment of [/personalise/, /train preferences.*\n/]) {
      const killed = await dbdpo(
        args,
        when(moment, (pid) => process.kill(-pid, "SIGKILL")),
      );
      expect(killed.status).toBeNull();
    }
    const ended = await dbdpo(args);
    expect(ended.stderr).toMatch(/personalise.*: done before/);
    expect(ended.status).toBe(0);
    const { files } = JSON.parse(ended.stdout) as { files: Record<string, string> };
    for (const file of Object.values(files)) expect(readFileSync(file).length).toBeGreaterThan(100);
    const lab = await openLaboratory();
    const db = await openDatabase({ dataFolder: data });
    try {
      const whole = await run(lab, configuration);
      expect(await resultsOf(db, "killed")).toEqual(await resultsOf(lab.db, whole.id));
    } finally {
      await db.close();
      await lab.dispose();
    }
    expect((await dbdpo(["verify", "killed/TS", "--device", "cpu"])).stdout).toMatch(/killed\/TS verifies/);
    expect((await dbdpo(["pairs", "inspect", "killed/TS"])).stdout).toMatch(/of 12 candidate pairs kept/);
    expect((await dbdpo(["experiment", "show", "killed"])).stdout).toMatch(/TS round 1 \(dreambench\)/);
  });

  it("stops cleanly at Ctrl-C and says that it can be resumed", async () => {
    const config = write("endless.json", smallConfiguration({ name: "endless", ...endless }));
    const ended = await dbdpo(
      ["experiment", "run", "--config", config, "--device", "cpu"],
      when(/personalise/, (pid) => process.kill(pid, "SIGINT")),
    );
    expect(ended.status).toBe(130);
    expect(ended.stderr).toMatch(/Stopping[\s\S]*cancelled; .* can be resumed/);
    const { stdout } = await dbdpo(["experiment", "show", "endless", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ status: "cancelled" });
  });

  it("ends with a sentence when the database goes away, and the next command finds all that was stored", async () => {
    const config = write("orphan.json", smallConfiguration({ name: "orphan", ...endless }));
    const ended = await dbdpo(
      ["experiment", "run", "--config", config, "--device", "cpu"],
      when(/personalise/, () => process.kill(serverPid(), "SIGKILL")),
    );
    expect([ended.status, ended.stderr]).toEqual([
      8,
      expect.stringMatching(/The database cannot be reached/),
    ]);
    const { stdout } = await dbdpo(["experiment", "list", "--json"]);
    const names = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(["orphan", "endless", "killed"]);
  });
});

/** Process id of the data folder's PostgreSQL, as its own file says. */
function serverPid(): number {
  const file = readdirSync(data, { recursive: true, encoding: "utf8" }).find((name) =>
    name.endsWith("postmaster.pid"),
  )!;
  return Number(readFileSync(join(data, file), "utf8").split("\n")[0]);
}
