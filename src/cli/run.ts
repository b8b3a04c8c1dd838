import { type Command, CommanderError } from 'commander';
import { CommandError, complain, type Io, Output, OutputClosed } from './io.js';
import { programOf } from './program.js';

/**
 * Run the command that the arguments ask for.
 *
 * @returns the exit code: 0 done, 1 something failed, 2 wrong usage.
 */
export async function run(argv: readonly string[], io: Io): Promise<0 | 1 | 2> {
  const output = new Output(io);
  let exitCode: 0 | 1 = 0;
  try {
    const program = programOf(io, output, (code) => {
      exitCode = code;
    });
    await program.parseAsync(named(argv, program), { from: 'user' });
    await output.end();
    return exitCode;
  } catch (error) {
    const code = exitCodeOf(error, io);
    // Help and release, which Commander has printed, must come to be written too.
    return code === 0
      ? output.end().then(
          () => 0,
          (failure) => exitCodeOf(failure, io),
        )
      : code;
  }
}

/** Commander answers `help` of a command that there is not with all it has; a line that says so is better. */
function named(argv: readonly string[], { commands }: Command): string[] {
  const [first, second] = argv;
  const isUnknown =
    first === 'help' &&
    second !== undefined &&
    !/^(?:help$|-)/.test(second) &&
    !commands.some((command) => command.name() === second);
  if (isUnknown) return [second];
  return first === 'help' && second === 'help' ? ['--help'] : [...argv];
}

function exitCodeOf(error: unknown, io: Io): 0 | 1 | 2 {
  if (error instanceof OutputClosed) return 0;
  // Commander has printed its help or its line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  complain(io, error instanceof Error ? error.message : String(error), error);
  return error instanceof CommandError ? error.exitCode : 1;
}
