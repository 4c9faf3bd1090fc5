import { describe, expect, it } from "vitest";
import { readWebEnvironment } from "./environment.ts";

const read = (said: Readonly<Record<string, string>>) =>
  readWebEnvironment(said as unknown as NodeJS.ProcessEnv);

describe("the environment of the web process", () => {
  it("has what is needed where nothing is said", () => {
    expect(read({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      apiUrl: "http://localhost:4000",
    });
  });

  it("takes what is said, blank for nothing", () => {
    const said = { PORT: "0", HOST: "", DBDPO_API_URL: "http://api.example:4000/" };
    expect(read(said)).toEqual({
      port: 0,
      host: "127.0.0.1",
      apiUrl: "http://api.example:4000",
    });
  });

  it.each([
    [{ PORT: "web" }, /PORT is .*web.*a port, 0 to 65535/],
    [{ PORT: "70000" }, /PORT is .*70000/],
    [{ DBDPO_API_URL: "localhost" }, /DBDPO_API_URL/],
  ])("names the variable that is wrong: %j", (said, message) => {
    expect(() => read(said as Readonly<Record<string, string>>)).toThrow(message);
  });
});
