/** Of `node:timers/promises`, what the language server asks of it. */

export function setTimeout(milliseconds: number): Promise<void> {
  return new Promise(resolve => globalThis.setTimeout(resolve, milliseconds));
}

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
Object.assign(channel.port1, { onmessage: () => waiting.shift()?.() });

/** The next turn. A timer would take four milliseconds, as browsers hold back those that follow each other. */
export function setImmediate(): Promise<void> {
  return new Promise(resolve => {
    waiting.push(resolve);
    channel.port2.postMessage(undefined);
  });
}
