import type { InputBuilder } from "../core/index.ts";

/** The fields by which an annotation is refused when somebody else has made another meanwhile. */
export const expectedRemarks = (t: InputBuilder) => ({
  expectedTags: t.stringList({
    description:
      "The tags that you have seen: when others are stored by now, nothing is done and a ConflictError has those as its value. Not looked at where left out.",
  }),
  expectedNote: t.string({
    description:
      "The note that you have seen, null for none: when another is stored by now, nothing is done and a ConflictError has that as its value. Not looked at where left out.",
  }),
});
