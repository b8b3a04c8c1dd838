// What the value of an option may be; a refusal is one line of wrong usage.
import { InvalidArgumentError } from 'commander';

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number above 0.');
  return number;
}

const paces = ['average', 'fast', 'careful', 'aloud'] as const;

export function paceOf(text: string): (typeof paces)[number] | number {
  const named = paces.find((pace) => pace === text);
  if (named !== undefined) return named;
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError(`It must be one of ${paces.join(', ')}, or a number above 0.`);
}
