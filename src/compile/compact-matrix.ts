import { zigzag } from '../dictionary/compact-format.js';

/** What `expandMatrix` reads. */
export interface PackedMatrix {
  readonly rows: Uint16Array;
  readonly columns: Uint16Array;
  readonly costs: Uint16Array;
}

/** One cost in so many is looked at when similar rows are sought: eight times faster, and the file grows by 1 %. */
const SAMPLE = 8;

/** Pack connection costs; `dictionary/expand-matrix.ts` tells how. */
export function compactMatrix(matrix: Int16Array, idOf: Uint16Array): PackedMatrix {
  const size = idOf.length;
  const placeOf = new Uint16Array(size);
  idOf.forEach((id, context) => {
    placeOf[id] = context;
  });
  const costs = new Int16Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      costs[row * size + column] = matrix[placeOf[row]! * size + placeOf[column]!]!;
    }
  }
  // Columns that are alike but for a row each, then rows that are alike in how those columns differ.
  const byRow = differences(costs, size, similarRows(costs, size));
  const columns = similarRows(turned(byRow, size), size);
  const byColumn = turned(differences(turned(costs, size), size, columns), size);
  const rows = similarRows(byColumn, size);
  const rest = differences(byColumn, size, rows);
  return { rows, columns, costs: Uint16Array.from(rest, zigzag) };
}

function turned(matrix: Int16Array, size: number): Int16Array {
  const columns = new Int16Array(matrix.length);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      columns[column * size + row] = matrix[row * size + column]!;
    }
  }
  return columns;
}

/** Each row less the row that it resembles. */
function differences(matrix: Int16Array, size: number, similar: Uint16Array): Int16Array {
  const result = matrix.slice();
  for (let row = 0; row < size; row++) {
    if (similar[row] === 0) continue;
    const from = (similar[row]! - 1) * size;
    for (let column = 0; column < size; column++) {
      result[row * size + column]! -= matrix[from + column]!;
    }
  }
  return result;
}

/** 1 + the earlier row of which the difference takes the fewest bits, or 0 where the row itself takes fewer. */
function similarRows(matrix: Int16Array, size: number): Uint16Array {
  const sampled = Math.ceil(size / SAMPLE);
  const samples = new Int16Array(size * sampled);
  for (let row = 0; row < size; row++) {
    for (let i = 0; i < sampled; i++) {
      samples[row * sampled + i] = matrix[row * size + i * SAMPLE]!;
    }
  }
  // Bits that a number takes, about: a zero next to nothing, the others a few and their logarithm.
  const bits = Float32Array.from({ length: 0x10000 }, (_, n) => (n === 0 ? 0 : 3 + Math.log2(n)));
  const zero = new Int16Array(sampled);
  return Uint16Array.from({ length: size }, (_, row) => {
    const own = samples.subarray(row * sampled, (row + 1) * sampled);
    const bitsOf = (other: Int16Array, limit: number) => {
      let sum = 0;
      for (let i = 0; i < sampled && sum < limit; i++) {
        sum += bits[Math.abs(own[i]! - other[i]!)]!;
      }
      return sum;
    };
    let best = 0;
    let least = bitsOf(zero, Number.POSITIVE_INFINITY);
    for (let other = row - 1; other >= 0; other--) {
      const sum = bitsOf(samples.subarray(other * sampled, (other + 1) * sampled), least);
      if (sum >= least) continue;
      least = sum;
      best = other + 1;
    }
    return best;
  });
}
