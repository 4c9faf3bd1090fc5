import { askedOf, broughtAlong } from "../core/index.ts";

/** Fields of an experiment that need no more of it than what runs bring along. */
const brought = new Set(
  "__typename id name preset configurationHash status error tags note createdAt startedAt finishedAt archivedAt".split(
    " ",
  ),
);

/** What runs bring along for the fields that are asked for of them. */
export const runsAlong = broughtAlong((asked, info) => {
  const ofExperiment = [...askedOf(asked.get("experiment"), info).keys()];
  const along = [];
  if (asked.has("experiment") && ofExperiment.every((name) => brought.has(name))) along.push("experiment");
  if (asked.has("concept")) along.push("concept");
  if (asked.has("metrics") || asked.has("metric")) along.push("metrics");
  return along;
});
