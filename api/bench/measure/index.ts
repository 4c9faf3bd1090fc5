export { Bench, type Measured, type Measurement } from "./bench.ts";
export {
  type BySystem,
  type Knee,
  kneeClients,
  measureAlone,
  measureKnee,
  measureTable,
  pacedShare,
  type TableRow,
  tableClients,
} from "./measure-all.ts";
