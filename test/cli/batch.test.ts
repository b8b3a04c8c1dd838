import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { boat, bread, lines } from './posts.js';
import { runCommand, type Situation } from './run-command.js';

const batch = async (input: NonNullable<Situation['input']>, ...argv: string[]) => {
  const { exitCode, stdout, stderr } = await runCommand(['batch', ...argv], { input });
  return { exitCode, stderr, answers: lines(stdout).map((line) => JSON.parse(line)) };
};
const ndjson = (...records: unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('yomitoki batch', () => {
  it('answers each post in order, under its id', async () => {
    const input = ndjson({ id: 'bread', text: bread }, { id: 7, title: '船', text: boat });
    const { exitCode, stderr, answers } = await batch(input);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(answers).toMatchObject([
      { id: 'bread', title: 'パン屋の朝', format: 'markdown' },
      { id: 7, title: '船', format: 'markdown' },
    ]);
    expect(Object.keys(answers[0])[0]).toBe('id');
  });

  it('gives what analyze gives', async () => {
    const { answers } = await batch(
      ndjson({ id: 1, text: bread }),
      '--keywords',
      '4',
      '--chars',
      '60',
    );
    const one = await runCommand(
      ['analyze', '--json', '--keywords', '4', '--chars', '60', '--format', 'markdown'],
      {
        input: bread,
      },
    );
    const { file: _, ...analysis } = JSON.parse(one.stdout);
    expect(answers).toEqual([{ id: 1, ...analysis }]);
  });

  it('takes the length and the language as options', async () => {
    const { answers } = await batch(
      ndjson({ id: 1, text: bread }),
      ...['--keywords', '2', '--frequency', '1', '--sentences', '1', '--tokens', '--lang', 'en'],
    );
    const [answer] = answers;
    expect(
      [answer.keywords, answer.frequency, answer.summary.sentences].map((list) => list.length),
    ).toEqual([2, 1, 1]);
    expect(answer.sentences.length).toBeGreaterThan(1);
    expect(answer.readingTime.label).not.toMatch(/分/);
  });

  it('reads the format that the post says', async () => {
    const text = '<h1>題</h1><p># 本文。</p>';
    const { answers } = await batch(
      ndjson(
        ...['html', 'plain', 'markdown', null].map((format) => ({ id: format, text, format })),
      ),
    );
    expect(answers.map(({ format }) => format)).toEqual(['html', 'plain', 'markdown', 'markdown']);
  });

  it('answers a bad line by its error and goes on', async () => {
    const good = JSON.stringify({ id: 'z', text: '海。' });
    const bad: [string | Uint8Array, object][] = [
      ['{"id": 1, "text": ', { line: 1, error: 'the line is not JSON' }],
      ['[1, 2]', { line: 2, error: 'the line must be a JSON object, got an array' }],
      ['null', { line: 3, error: 'the line must be a JSON object, got null' }],
      ['{"id": "a"}', { id: 'a', error: 'text must be a string, got nothing' }],
      ['{"id": "b", "text": null}', { id: 'b', error: 'text must be a string, got null' }],
      ['{"text": 5}', { line: 6, error: 'text must be a string, got 5' }],
      [
        '{"id": "c", "text": "海", "title": []}',
        { id: 'c', error: 'title must be a string, got an array' },
      ],
      [
        '{"id": "d", "text": "海", "format": "pdf"}',
        { id: 'd', error: 'format must be plain, markdown or html, got "pdf"' },
      ],
      [Uint8Array.from([0x22, 0x93, 0xfa, 0x22]), { line: 9, error: 'the line is not UTF-8' }],
      // what a file that was cut off by a crash may hold
      [new Uint8Array(64), { line: 10, error: 'the line is not JSON' }],
    ];
    const input = bad.flatMap(([line]) => [line, '\n']);
    const { exitCode, stderr, answers } = await batch([...input, good]);
    expect(answers.slice(0, -1)).toEqual(bad.map(([, answer]) => answer));
    expect(answers.at(-1)).toMatchObject({ id: 'z', counts: { sentences: 1 } });
    expect(exitCode).toBe(0);
    expect(stderr).toBe('yomitoki: 10 of 11 lines were answered by an error\n');
  });

  it('passes over empty lines, and numbers the lines of posts without an id', async () => {
    const { answers } = await batch(`\n  \r\n{"text":"海。"}\r\n\n{"text":"山。"}`);
    expect(answers.map(({ line }) => line)).toEqual([3, 5]);
  });

  it('carries any id through', async () => {
    const ids = ['__proto__', '', 0, null, ['a'], { __proto__x: 1 }, '\x1b[31m\u202e'];
    const { answers } = await batch(ndjson(...ids.map((id) => ({ id, text: '海' }))));
    expect(answers.map(({ id }) => id)).toEqual(ids);
    const polluting =
      '{"__proto__": {"polluted": 1}, "id": {"__proto__": {"polluted": 1}}, "text": "海"}';
    await batch(polluting);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('reads lines however they are cut into chunks', async () => {
    const bytes = Buffer.from(ndjson({ id: 1, text: '海。' }, { id: 2, text: '山と川。' }));
    const whole = await batch(bytes);
    const chopped = await batch(Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(chopped).toEqual(whole);
  });

  it('answers a text over the limit by its error', async () => {
    const { answers } = await batch(
      ndjson({ id: 1, text: 'a'.repeat(2 ** 24 + 1) }, { id: 2, text: '海' }),
    );
    expect(answers[0]).toEqual({
      id: 1,
      error: 'text is longer than the limit of 16,777,216 characters',
    });
    expect(answers[1].id).toBe(2);
  });

  it('holds one line at a time, however long the run and slow its reader', async () => {
    let read = 0;
    let waiting = 0;
    let most = 0;
    const stdin = new PassThrough({ highWaterMark: 1024 });
    const stdout = new Writable({
      highWaterMark: 1024,
      write(chunk: Buffer, _encoding, done) {
        read += chunk.toString().split('\n').length - 1;
        setImmediate(done);
      },
    });
    const running = run(['batch', '--frequency', '1'], {
      stdin,
      stdout,
      stderr: new PassThrough(),
      env: {},
      version: '',
    });
    for (let id = 0; id < 500; id++) {
      waiting++;
      const line = `${JSON.stringify({ id, text: '海へ行く。' })}\n`;
      if (!stdin.write(line)) await new Promise((resolve) => stdin.once('drain', resolve));
      most = Math.max(most, waiting - read);
    }
    stdin.end();
    expect(await running).toBe(0);
    expect(read).toBe(500);
    expect(most).toBeLessThan(100);
  });
});
