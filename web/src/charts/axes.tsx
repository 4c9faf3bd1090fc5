import type { Box } from "./box.ts";
import type { Scale } from "./scale.ts";

const tickSize = 12;
const pixel = (value: number): number => Math.round(value * 10) / 10;

interface AxisProps {
  readonly frame: Box;
  readonly scale: Scale;
  /** Name with unit. */
  readonly label?: string;
  /** About how many ticks; by the room there is where left out. */
  readonly ticks?: number;
  readonly grid?: boolean;
}

/** Horizontal axis below the frame: light vertical grid, ticks as text, name with unit. */
export function XAxis({
  frame,
  scale,
  label,
  ticks = Math.max(2, Math.floor(frame.width / 90)),
  grid = true,
}: AxisProps) {
  const bottom = frame.y + frame.height;
  return (
    <g data-axis="x">
      {scale.ticks(ticks).map(({ value, label: text }) => (
        <g key={value} transform={`translate(${pixel(scale.at(value))} 0)`}>
          {grid && <path d={`M0 ${frame.y}V${bottom}`} stroke="var(--line)" />}
          <text y={bottom + 17} textAnchor="middle" fontSize={tickSize} fill="var(--muted)">
            {text}
          </text>
        </g>
      ))}
      <path d={`M${frame.x} ${bottom}H${frame.x + frame.width}`} stroke="var(--line-strong)" />
      {label && (
        <text
          x={frame.x + frame.width / 2}
          y={bottom + 36}
          textAnchor="middle"
          fontSize={12}
          fill="var(--text)"
        >
          {label}
        </text>
      )}
    </g>
  );
}

/** Vertical axis left of the frame; its name stands above it, where it is read without turning the head. */
export function YAxis({
  frame,
  scale,
  label,
  ticks = Math.max(2, Math.floor(frame.height / 50)),
  grid = true,
}: AxisProps) {
  return (
    <g data-axis="y">
      {scale.ticks(ticks).map(({ value, label: text }) => (
        <g key={value} transform={`translate(0 ${pixel(scale.at(value))})`}>
          {grid && <path d={`M${frame.x} 0H${frame.x + frame.width}`} stroke="var(--line)" />}
          <text x={frame.x - 7} y={4} textAnchor="end" fontSize={tickSize} fill="var(--muted)">
            {text}
          </text>
        </g>
      ))}
      {label && (
        <text x={0} y={frame.y - 9} fontSize={12} fill="var(--text)">
          {label}
        </text>
      )}
    </g>
  );
}
