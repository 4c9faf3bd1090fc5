import type { KeyScope } from "@dreambooth-dpo/db";
import type { Role, Viewer } from "./viewer.ts";

/** Who may ask for something, and what a credential must be good for. */
export interface Rule {
  readonly roles: readonly Role[];
  readonly scope: KeyScope;
}

const everybody: Rule = { roles: ["anonymous", "assessor", "researcher", "admin"], scope: "read" };
const read: Rule = { roles: ["researcher", "admin"], scope: "read" };
const write: Rule = { roles: ["researcher", "admin"], scope: "write" };
const adminOnly: Rule = { roles: ["admin"], scope: "admin" };

const all = (types: string, rule: Rule) =>
  Object.fromEntries(
    types
      .trim()
      .split(/\s+/)
      .map((type) => [type, rule]),
  );

/**
 * The one rule table. A field is allowed by the rule of `Type.field`, else of `Type`; what has neither is denied to
 * everybody. Which rows of a list are one's own is for its query to say.
 */
export const rules: Readonly<Record<string, Rule>> = {
  Query: read,
  "Query.viewer": everybody,
  "Query.users": adminOnly,
  "Query.auditLog": adminOnly,
  /** Part of making one, and what is wrong is told in the words of mutations. */
  "Query.estimateExperiment": write,
  Viewer: everybody,
  "Viewer.apiKeys": read,
  "Viewer.user": read,
  Account: read,
  ...all(
    `Node PageInfo Statistic
     Concept ReferenceImage ModelPack PromptSet Prompt Preset
     Experiment ExperimentSummary RunStatusCount VariantScore Sparkline ExperimentFacets FacetCount ConceptUse
     Run RunStage Stage Shard StageAttempt LogLine StageProgress Progress Failure Runner
     MetricSeries MetricPoint MetricPoints Image ImageScore Pair PairCloud Selection Checkpoint Evaluation Figure
     RunComparison ComparedCheckpoint ComparedMetric ConceptScore PromptScore Trajectory
     ConfigurationDifference SettingValue ExampleCounts Example ExampleImage
     Study StudyProgress
     DataExport ExportColumn
     MetricUpdate SeriesUpdate`,
    read,
  ),
  ...all("User AuditEntry SignInLink", adminOnly),
  ...all("ExperimentEstimate StageEstimate", write),
  IssuedApiKey: write,
  ApiKey: read,
  "ApiKey.owner": adminOnly,
  Subscription: read,
  Mutation: write,
  "Mutation.createUser": adminOnly,
  "Mutation.setUserRole": adminOnly,
  "Mutation.createSignInLink": adminOnly,
  /** What any mutation returns. */
  Success: write,
  ...all("UserError InputIssue InvalidInputError NotFoundError ConflictError", write),
};

/** The rule of a field, if there is one. Connections and edges are as their rows; introspection is read like the rest. */
export function ruleOf(typename: string, field: string): Rule | undefined {
  if (typename.startsWith("__")) return read;
  const type = typename.endsWith("Success") ? "Success" : typename.replace(/(Connection|Edge)$/, "");
  return rules[`${type}.${field}`] ?? rules[type];
}

/** Whether a viewer may ask for a field of a type. */
export function isAllowed(viewer: Viewer, typename: string, field: string): boolean {
  if (field === "__typename") return true;
  const rule = ruleOf(typename, field);
  if (!rule?.roles.includes(viewer.role)) return false;
  // Those without an account have no scopes; what is open to their roles is read.
  return viewer.userId === null || viewer.scopes.has(rule.scope);
}
