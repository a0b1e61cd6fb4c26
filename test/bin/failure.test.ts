import { CommanderError } from 'commander';
import { failure } from '../../bin/failure';
import { ConfigurationError } from '../../core/errors';

const fault = (code: string, path?: string) => Object.assign(new Error(`${code}: no luck`), { code, path });

it.each([
  [new CommanderError(0, 'commander.help', ''), 0, undefined],
  [new CommanderError(1, 'commander.unknownOption', ''), 2, undefined],
  [new ConfigurationError('Set it.'), 2, /^Set it\.$/],
  [fault('ENOENT', '/none'), 2, /^There is no \/none\.$/],
  [fault('EISDIR', '/folder'), 2, /^\/folder is a folder/],
  [fault('EACCES', '/locked'), 2, /^\/locked may not be used/],
  [fault('EROFS', '/cdrom/drop'), 2, /name another/],
  [
    Object.assign(new Error('Requested resource not found'), { name: 'ResourceNotFoundException', $fault: 'client' }),
    1,
    /^AWS answers ResourceNotFoundException: Requested resource not found$/,
  ],
  [fault('ECONNRESET'), 1, /no luck\n +at /],
])('%s ends a command with exit code %i', (error, exitCode, message) => {
  const outcome = failure(error);
  expect(outcome.exitCode).toBe(exitCode);
  if (message === undefined) expect(outcome.message).toBeUndefined();
  else expect(outcome.message).toMatch(message);
});
