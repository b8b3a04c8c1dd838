import { fromTwoPlanes, unzigzag } from './compact-format.js';

/**
 * Give the connection costs back.
 *
 * Contexts lie in the order of IPADIC's ids, where neighbours are alike. Most costs are a sum of what the two
 * contexts cost by themselves, so a cost is expected to differ from its similar row as it does in its similar column:
 *
 * ```
 *                 column q    column c
 *   row p            a           b
 *   row r            c           ?      expected: b + c - a
 * ```
 *
 * Sums are modulo 2^16.
 *
 * @param idOf context id in the file → IPADIC's id
 */
export function expandMatrix(
  streams: { rows: Uint8Array; columns: Uint8Array; costs: Uint8Array },
  idOf: Uint16Array,
  matrix: Int16Array,
): void {
  const size = idOf.length;
  const placeOf = new Uint16Array(size);
  idOf.forEach((id, context) => {
    placeOf[id] = context;
  });
  const similarRows = fromTwoPlanes(streams.rows);
  const similarColumns = fromTwoPlanes(streams.columns);
  const { costs } = streams;
  const highPlane = costs.length / 2;
  // How a row differs from its similar one, with a 0 before it for columns that resemble none.
  const differences = new Int16Array(size + 1);
  for (let row = 0, at = 0; row < size; row++) {
    const similar = similarRows[row]!;
    const from = similar === 0 ? -1 : placeOf[similar - 1]! * size;
    const to = placeOf[row]! * size;
    for (let column = 0; column < size; column++, at++) {
      const rest = unzigzag(costs[at]! | (costs[at + highPlane]! << 8));
      const difference = rest + differences[similarColumns[column]!]!;
      differences[column + 1] = difference;
      const place = placeOf[column]!;
      matrix[to + place] = (from < 0 ? 0 : matrix[from + place]!) + difference;
    }
  }
}
