// What the two peers have in common: lines of JSON come in, lines of JSON go out.
import { createInterface } from 'node:readline';

export const tell = (event, what = {}) => process.stdout.write(`${JSON.stringify({ event, ...what })}\n`);

/** Takes one command after the other; the end of the input ends the process. */
export async function take(commands) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { do: name, ...what } = JSON.parse(line, (_, value) => (typeof value?.hex === 'string' ? Buffer.from(value.hex, 'hex') : value));
    await commands[name](what);
  }
  process.exit();
}

/** Octets as hex, whatever they lie in. */
export function plain(value) {
  if (Buffer.isBuffer(value)) {
    return value.toString('hex').toUpperCase();
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)])) : value;
}
