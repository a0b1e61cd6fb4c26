import { useEffect, useState } from 'preact/hooks';
import type { Claim } from '../../../core/store/claims';
import { api, OWN_WINDOW } from '../api';

/** A claim lasts two minutes; a window that is still open says so again well before. */
const RENEW_MILLISECONDS = 45_000;
/** Claims are no change of the desk that it would tell of: they are asked for while the queue is open. */
const ASK_MILLISECONDS = 5_000;

/**
 * Tells other editors that this window has an article open, for as long as it has.
 * @param id absent: nothing is claimed
 * @returns the claim of somebody who was first
 */
export function useClaim(id: string | undefined): Claim | undefined {
  const [other, setOther] = useState<Claim>();
  useEffect(() => {
    setOther(undefined);
    if (id === undefined) return undefined;
    let wanted = true;
    const renew = () =>
      api.claim(id).then(
        (standing) => wanted && setOther(standing.holder === OWN_WINDOW ? undefined : standing),
        // A claim is a courtesy: without it, work goes on.
        () => undefined,
      );
    void renew();
    const renewing = setInterval(() => void renew(), RENEW_MILLISECONDS);
    const leave = () => void api.release(id).catch(() => undefined);
    addEventListener('pagehide', leave);
    return () => {
      wanted = false;
      clearInterval(renewing);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [id]);
  return other;
}

/** What others look at, by id of the article. */
export function useClaims(): Record<string, Claim> {
  const [claims, setClaims] = useState<Record<string, Claim>>({});
  useEffect(() => {
    const ask = () => {
      if (document.hidden) return;
      api.review().then(
        ({ claims: standing = {} }) =>
          setClaims(Object.fromEntries(Object.entries(standing).filter(([, { holder }]) => holder !== OWN_WINDOW))),
        // The queue itself says when the desk cannot be reached.
        () => undefined,
      );
    };
    ask();
    const asking = setInterval(ask, ASK_MILLISECONDS);
    return () => clearInterval(asking);
  }, []);
  return claims;
}
