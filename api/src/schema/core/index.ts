export { askedOf, broughtAlong } from "./asked-fields.ts";
export { batched } from "./batch.ts";
export { builder } from "./builder.ts";
export { connectionOf, pageRequest } from "./connection.ts";
export { asReturned, InvalidInputError } from "./errors.ts";
export { encodeGlobalId, idOf } from "./global-id.ts";
export { listArguments } from "./list-arguments.ts";
export { given, ownedList, wholeList } from "./list-field.ts";
export { type InputBuilder, mutation, type Subject } from "./mutation.ts";
export { DirectionType, orderingInput } from "./ordering.ts";
export { plainIds } from "./plain-ids.ts";
export type { Services } from "./services.ts";
export { StatisticType } from "./statistic.ts";

import "./scalars.ts";
