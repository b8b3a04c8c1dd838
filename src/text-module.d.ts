/** A word list of `dict/`, taken into the bundle as text. */
declare module '*.txt' {
  const text: string;
  export default text;
}
