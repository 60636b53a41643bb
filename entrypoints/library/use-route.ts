import { useEffect, useRef, useState } from 'preact/hooks';
import { hashOf, parseRoute, type Route } from '../../components/route';

/** Goes to a route; `replace` when Back should not return to the one before. */
export type Go = (change: Partial<Route>, replace?: boolean) => void;

/** The route the address says, and how to go to another. */
export function useRoute(): [Route, Go] {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  const now = useRef(route);
  now.current = route;
  useEffect(() => {
    const read = () => setRoute(parseRoute(location.hash));
    window.addEventListener('popstate', read);
    window.addEventListener('hashchange', read);
    return () => {
      window.removeEventListener('popstate', read);
      window.removeEventListener('hashchange', read);
    };
  }, []);
  const go: Go = (change, replace) => {
    const next = { ...now.current, ...change };
    const hash = hashOf(next);
    if (hash !== location.hash) history[replace ? 'replaceState' : 'pushState'](null, '', hash);
    now.current = next;
    setRoute(next);
  };
  return [route, go];
}
