import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Route } from './route';
import { formatRoute, parseRoute } from './route';

/** Goes to the route that `change` makes of the current one. `replace` leaves no step to go back to. */
export type Navigate = (change: (route: Route) => Route, options?: { replace?: boolean }) => void;

/** The route of the URL, and how to change it; follows the browser's back and forward. */
export function useRoute(): [Route, Navigate] {
  const [route, setRoute] = useState(() => parseRoute(location.search));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const navigate = useCallback<Navigate>((change, { replace } = {}) => {
    const next = change(parseRoute(location.search));
    history[replace ? 'replaceState' : 'pushState'](undefined, '', formatRoute(next));
    setRoute(next);
  }, []);
  return [route, navigate];
}
