/** Thin singular value decomposition of an [rows, columns] matrix; rank = min(rows, columns). */
export interface SingularValues {
  readonly rank: number;
  /** [rows, rank], orthonormal columns. */
  readonly left: Float64Array;
  /** Descending. */
  readonly values: Float64Array;
  /** [rank, columns], orthonormal rows (where the singular value is not zero). */
  readonly right: Float64Array;
}

function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(matrix.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) out[c * rows + r] = matrix[r * columns + c]!;
  return out;
}

/** Eigenvectors (as rows) of a symmetric n x n matrix by cyclic Jacobi rotations; `matrix` is overwritten. */
function diagonalise(matrix: Float64Array, n: number): Float64Array {
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) {
        const off = matrix[p * n + q]!;
        const app = matrix[p * n + p]!;
        const aqq = matrix[q * n + q]!;
        if (Math.abs(off) <= 1e-15 * Math.sqrt(Math.abs(app * aqq)) || Math.abs(off) < 1e-300) continue;
        rotated = true;
        const tau = (aqq - app) / (2 * off);
        const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        const c = 1 / Math.sqrt(1 + t * t);
        const s = t * c;
        rotateRows(matrix, n, p, q, c, s);
        // The matrix stays symmetric: mirror the two rows into the two columns instead of rotating columns too.
        matrix[p * n + p] = app - t * off;
        matrix[q * n + q] = aqq + t * off;
        matrix[p * n + q] = 0;
        matrix[q * n + p] = 0;
        for (let k = 0; k < n; k++)
          if (k !== p && k !== q) {
            matrix[k * n + p] = matrix[p * n + k]!;
            matrix[k * n + q] = matrix[q * n + k]!;
          }
        rotateRows(vectors, n, p, q, c, s);
      }
    if (!rotated) break;
  }
  return vectors;
}

function rotateRows(matrix: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let a = p * n, b = q * n, end = p * n + n; a < end; a++, b++) {
    const x = matrix[a]!;
    const y = matrix[b]!;
    matrix[a] = c * x - s * y;
    matrix[b] = s * x + c * y;
  }
}

/**
 * Thin SVD in float64, deterministic. The left vectors diagonalise M M^T; the right ones and the values are the rows of
 * left^T M and their norms, so left diag(values) right equals M to rounding however ill-conditioned M is.
 */
export function decomposeMatrix(matrix: Float64Array, rows: number, columns: number): SingularValues {
  if (rows > columns) {
    const { rank, left, values, right } = decomposeMatrix(transpose(matrix, rows, columns), columns, rows);
    return { rank, left: transpose(right, rank, rows), values, right: transpose(left, columns, rank) };
  }
  const gram = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let a = i * columns, b = j * columns, k = 0; k < columns; k++)
        sum += matrix[a + k]! * matrix[b + k]!;
      gram[i * rows + j] = sum;
      gram[j * rows + i] = sum;
    }
  const vectors = diagonalise(gram, rows);
  const projected = new Float64Array(rows * columns);
  const norms = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const row = projected.subarray(i * columns, (i + 1) * columns);
    for (let j = 0; j < rows; j++) {
      const weight = vectors[i * rows + j]!;
      for (let k = 0, at = j * columns; k < columns; k++) row[k] = row[k]! + weight * matrix[at + k]!;
    }
    norms[i] = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0));
  }
  const order = Array.from(norms.keys()).sort((a, b) => norms[b]! - norms[a]! || a - b);
  const left = new Float64Array(rows * rows);
  const right = new Float64Array(rows * columns);
  order.forEach((source, target) => {
    const norm = norms[source]!;
    for (let j = 0; j < rows; j++) left[j * rows + target] = vectors[source * rows + j]!;
    if (norm > 0)
      for (let k = 0; k < columns; k++) right[target * columns + k] = projected[source * columns + k]! / norm;
  });
  return { rank: rows, left, values: Float64Array.from(order, (i) => norms[i]!), right };
}
