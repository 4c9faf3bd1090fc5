import { expect, it } from "vitest";
import { kindName } from "./stage-kind.ts";

it("shows a kind that it does not know", () => expect(kindName("DISTIL")).toBe("DISTIL"));
