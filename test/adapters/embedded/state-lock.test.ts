import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockState } from '../../../adapters/embedded/state-lock';

const state = mkdtempSync(join(tmpdir(), 'state-lock-'));
afterAll(() => rmSync(state, { recursive: true }));

test('a running process keeps its state to itself; one that is gone does not', async () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  writeFileSync(join(state, 'running.pid'), String(other.pid));
  expect(() => lockState(state)).toThrow(/Another desk .* --state/);

  const gone = new Promise((resolve) => other.on('exit', resolve));
  other.kill();
  await gone;
  const unlock = lockState(state);
  unlock();
  lockState(state)();
});

test.each(['', 'nonsense', '-1'])('a lock that says %j is taken over', (content) => {
  writeFileSync(join(state, 'running.pid'), content);
  lockState(state)();
});
