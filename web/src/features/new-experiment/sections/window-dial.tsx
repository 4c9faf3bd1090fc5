const radius = 18;

const at = (degrees: number): string => {
  const angle = (degrees * Math.PI) / 180;
  return `${(radius * Math.cos(angle)).toFixed(2)} ${(-radius * Math.sin(angle)).toFixed(2)}`;
};

/**
 * The angle window from c1 to c2, degrees, in the plane of a pair's differences: prompt (TS) to the right, subject (IS) upwards.
 * Without a valid window the axes alone.
 */
export function WindowDial({ c1, c2 }: { readonly c1: number; readonly c2: number }) {
  const valid = c1 < c2 && c2 - c1 <= 180;
  return (
    <svg width="56" height="48" viewBox="-26 -28 60 50" aria-hidden="true" className="shrink-0 text-muted">
      {valid && (
        <path
          d={`M0 0L${at(c1)}A${radius} ${radius} 0 0 0 ${at(c2)}Z`}
          fill="var(--accent)"
          fillOpacity="0.3"
          stroke="var(--accent)"
          strokeWidth="1.5"
        />
      )}
      <path
        d={`M${-radius} 0H${radius}M0 ${-radius}V${radius}`}
        stroke="var(--line-strong)"
        strokeWidth="1"
      />
      <text x={radius + 2} y="4" fontSize="9" fill="currentColor">
        TS
      </text>
      <text x="0" y={-radius - 3} fontSize="9" textAnchor="middle" fill="currentColor">
        IS
      </text>
    </svg>
  );
}
