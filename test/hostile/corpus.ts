import { soundFiles } from '../files/sound-files';
import { CONTAINERS } from './containers';
import type { HostileFile } from './hostile-file';
import { MARKUP } from './markup';
import { TEXTS } from './texts';

/** Files of every format that break off at several places. */
function truncated(): HostileFile[] {
  return soundFiles().flatMap(({ name, bytes }) =>
    [0.1, 0.5, 0.9, 1].map((share) => ({
      what: share === 1 ? `${name} without its last byte` : `${name} that breaks off after ${share * 100} %`,
      name,
      bytes: () => bytes.subarray(0, Math.min(bytes.length - 1, Math.floor(bytes.length * share))),
    })),
  );
}

/** Noise behind the first bytes of every format. */
function noise(): HostileFile[] {
  return soundFiles().map(({ name, bytes }) => ({
    what: `noise behind the beginning of ${name}`,
    name,
    bytes: () => {
      const random = Buffer.alloc(20_000);
      for (let at = 0, state = 1; at < random.length; at++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        random[at] = state >>> 24;
      }
      return Buffer.concat([bytes.subarray(0, 12), random]);
    },
  }));
}

/** Every hostile file. They are made by code so that none is stored. */
export function hostileFiles(): HostileFile[] {
  return [...CONTAINERS, ...MARKUP, ...TEXTS, ...truncated(), ...noise()];
}
