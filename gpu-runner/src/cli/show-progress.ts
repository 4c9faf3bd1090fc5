import cliProgress from "cli-progress";
import { say } from "./terminal.ts";

/** A piece of work that advances. */
export interface Advance {
  /** What is done; another label begins another bar. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly reused?: boolean;
}

/** Shows work on the terminal's error stream, so that results can be piped. */
export interface ProgressDisplay {
  show(advance: Advance): void;
  stop(): void;
}

const format = "{label} {bar} {percentage}% | {value}/{total} {unit} | {rate}/s | {eta_formatted} left";

function rate(done: number, seconds: number): string {
  if (done <= 0 || seconds <= 0) return "-";
  const perSecond = done / seconds;
  return perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toPrecision(2);
}

/** Bars with rate and time left on a terminal; elsewhere one line when a piece of work begins and one when it ends. */
export function openProgress(stream: NodeJS.WriteStream = process.stderr): ProgressDisplay {
  return stream.isTTY ? bars(stream) : lines();
}

function bars(stream: NodeJS.WriteStream): ProgressDisplay {
  let label = "";
  let bar: cliProgress.SingleBar | undefined;
  let began = 0;
  let before = 0;
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    show: ({ label: next, done, total, unit, reused }) => {
      if (next !== label) {
        stop();
        label = next;
        if (reused) return say(`${next}: done before`);
        bar = new cliProgress.SingleBar(
          { format, stream, barsize: 24, etaBuffer: 30, hideCursor: true },
          cliProgress.Presets.shades_classic,
        );
        bar.start(total, 0, { label, unit, rate: "-" });
        began = performance.now();
        before = done;
      }
      const seconds = (performance.now() - began) / 1000;
      bar?.update(Math.round(done * 10) / 10, { label, unit, rate: rate(done - before, seconds) });
      if (done >= total) stop();
    },
    stop,
  };
}

function lines(): ProgressDisplay {
  let label = "";
  let began = 0;
  return {
    show: ({ label: next, done, total, unit, reused }) => {
      if (next !== label) {
        label = next;
        began = performance.now();
        if (reused) return say(`${next}: done before`);
        say(`${next}: ${total} ${unit}`);
      }
      if (done < total || began === 0) return;
      const seconds = (performance.now() - began) / 1000;
      began = 0;
      const speed = seconds < 0.5 ? "" : ` (${rate(total, seconds)} ${unit}/s)`;
      say(`${next}: done in ${seconds.toFixed(1)} s${speed}`);
    },
    stop: () => {},
  };
}
