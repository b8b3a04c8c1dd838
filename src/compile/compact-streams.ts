/** The id of a stream and its content. */
export type Stream = readonly [id: number, bytes: Uint8Array];

/** Numbers as planes of bytes: all lowest bytes, then the next. */
export function toPlanes(numbers: ArrayLike<number>, planes: 2 | 3): Uint8Array {
  const bytes = new Uint8Array(planes * numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (number < 0 || number >= 2 ** (8 * planes)) {
      throw new RangeError(
        `a number of the compact dictionary must fit in ${planes} bytes, got ${number}`,
      );
    }
    for (let plane = 0; plane < planes; plane++) {
      bytes[plane * numbers.length + i] = number >> (8 * plane);
    }
  }
  return bytes;
}
