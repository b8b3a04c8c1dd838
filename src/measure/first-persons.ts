/** The writer, who needs no naming. */
export const firstPersons: RegExp = /^(?:僕|ぼく|私|わたし|わたくし|俺|おれ|自分|筆者|我々)$/;
