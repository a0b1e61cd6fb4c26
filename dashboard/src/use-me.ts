import { useEffect, useState } from 'preact/hooks';
import type { Me } from './api';
import { api } from './api';

/** Until the desk has said who this is, nothing is offered that it might refuse. */
const NOBODY: Me = { name: '', role: 'reader', uploads: false, timeZone: 'UTC' };

export function useMe(): Me {
  const [me, setMe] = useState(NOBODY);
  // A desk that cannot be reached is told of where lists are loaded.
  useEffect(() => void api.me().then(setMe, () => undefined), []);
  return me;
}
